package io.millrace.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads files of a catalogue, and says of each what is wrong with it. */
record CatalogFiles(Problems problems) {

    /** The children of a folder by name; none, and a problem, where it isn't there. */
    List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            problems.add(folder.toString(), "", "is not a folder");
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The object that a file holds, or null after telling the problem. */
    @Nullable
    ObjectNode object(Path path, String file) {
        String text = text(path, file);
        return text == null ? null : JsonFile.object(file, text, problems);
    }

    /** A file's text, or null after telling the problem. */
    @Nullable
    String text(Path path, String file) {
        if (!Files.isRegularFile(path)) {
            problems.add(file, "", "is missing");
            return null;
        }
        try {
            return Files.readString(path);
        } catch (IOException e) {
            problems.add(file, "", "can't be read: " + e);
            return null;
        }
    }

    /** A text that must be there and not be blank; null after telling the problem. */
    @Nullable
    String required(ObjectNode json, String file, String place, String name) {
        String text = json.path(name).textValue();
        if (text == null || text.isBlank()) {
            problems.add(file, place + "/" + name, "must be a text that isn't empty");
            return null;
        }
        return text;
    }

    void allow(ObjectNode json, String file, String place, Set<String> known) {
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                problems.add(file, place + "/" + name, "is not a known setting");
            }
        });
    }

    /** Folders inside a jar may be listed with a slash at their end. */
    static String name(Path path) {
        return String.valueOf(path.getFileName()).replace("/", "");
    }
}
