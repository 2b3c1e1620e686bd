package io.millrace.catalog.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads files of a catalogue and reports their problems. */
public record CatalogFiles(Problems problems) {

    /**
     * Returns the children of a folder, sorted by name. Reports a problem and returns none if there is no such folder.
     */
    public List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            problems.add(folder.toString(), "", "must be a folder");
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the JSON object in a file. Reports a problem and returns null if there is none. */
    public @Nullable ObjectNode object(Path path, String file) {
        String text = text(path, file);
        return text == null ? null : JsonFile.object(file, text, problems);
    }

    /** Returns the text of a file. Reports a problem and returns null if it can't be read. */
    public @Nullable String text(Path path, String file) {
        if (!Files.isRegularFile(path)) {
            problems.add(file, "", "must be given");
            return null;
        }
        try {
            return Files.readString(path);
        } catch (IOException e) {
            problems.add(file, "", "can't be read: " + e);
            return null;
        }
    }

    /** Returns a required text. Reports a problem and returns null if it is missing or blank. */
    public @Nullable String required(ObjectNode json, String file, String place, String name) {
        String text = json.path(name).textValue();
        if (text == null || text.isBlank()) {
            problems.broken(file, place + "/" + name, "must be a text that isn't empty", json.path(name));
            return null;
        }
        return text;
    }

    public void allow(ObjectNode json, String file, String place, Set<String> known) {
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                problems.add(file, place + "/" + name, "must be a known setting");
            }
        });
    }

    /** Returns the name of a file or folder. Removes the slash at the end, which folders in a jar may have. */
    public static String name(Path path) {
        return String.valueOf(path.getFileName()).replace("/", "");
    }
}
