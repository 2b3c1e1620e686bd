package io.millrace.catalog.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.files.CatalogException;
import io.millrace.catalog.files.CatalogFiles;
import io.millrace.catalog.files.JsonFile;
import io.millrace.catalog.files.Problems;
import io.millrace.catalog.table.JsonMerge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the folders of a catalogue. Reports all files that can't be read. */
final class CatalogLoader {

    static final String TOPIC = "topic.json";
    private static final Set<String> FILES = Set.of(
            StreamFolder.STREAM,
            StreamFolder.CONTRACT,
            StreamFolder.SCHEMA,
            StreamFolder.TABLE,
            StreamFolder.VALID,
            StreamFolder.INVALID);

    private final Path root;
    private final Problems problems = new Problems();
    private final CatalogFiles files = new CatalogFiles(problems);

    CatalogLoader(Path root) {
        this.root = root;
    }

    /**
     * Reads all streams and topics, sorted by name.
     *
     * @throws CatalogException if a file is missing or can't be read
     */
    StreamCatalog load() {
        List<StreamDefinition> streams = new ArrayList<>();
        List<CompactedTopic> compactedTopics = new ArrayList<>();
        for (Path folder : files.children(root)) {
            if (Files.isRegularFile(folder.resolve(TOPIC))) {
                addIfRead(compactedTopics, compactedTopic(folder));
            } else {
                addIfRead(streams, stream(folder));
            }
        }
        checkSources(streams);
        if (!problems.isEmpty()) {
            throw new CatalogException(problems.list());
        }
        return new StreamCatalog(streams, compactedTopics);
    }

    private static <T> void addIfRead(List<T> list, @Nullable T read) {
        if (read != null) {
            list.add(read);
        }
    }

    private @Nullable CompactedTopic compactedTopic(Path folder) {
        StreamName name = streamName(CatalogFiles.name(folder));
        unknownFiles(folder, Set.of(TOPIC), "must not be there: a topic without a table has only topic.json");
        ObjectNode settings = object(folder, TOPIC);
        return name == null || settings == null ? null : StreamFile.readTopic(name, settings, problems);
    }

    private void checkSources(List<StreamDefinition> streams) {
        Set<StreamName> known = streams.stream().map(StreamDefinition::name).collect(Collectors.toSet());
        streams.stream()
                .filter(stream -> !known.containsAll(stream.from()))
                .forEach(stream -> problems.add(
                        stream.name() + "/" + StreamFolder.STREAM,
                        "/from",
                        "must be streams of the catalogue, was " + stream.from()));
    }

    private @Nullable StreamDefinition stream(Path folder) {
        String folderName = CatalogFiles.name(folder);
        StreamName name = streamName(folderName);
        unknownFiles(folder, FILES, "must not be there: a stream has no such file");
        ObjectNode settings = object(folder, StreamFolder.STREAM);
        ObjectNode contract = object(folder, StreamFolder.CONTRACT);
        ObjectNode schema = object(folder, StreamFolder.SCHEMA);
        ObjectNode table = object(folder, StreamFolder.TABLE);
        Samples samples = new Samples(valid(folder), invalid(folder));
        StreamFile file =
                settings == null ? null : StreamFile.read(folderName + "/" + StreamFolder.STREAM, settings, problems);
        if (name == null || file == null || contract == null || schema == null || table == null) {
            return null;
        }
        return new StreamDefinition(
                name,
                file.description(),
                file.origin(),
                file.from(),
                file.keyFields(),
                file.time(),
                file.formats(),
                file.topic(),
                file.retention(),
                file.derived(),
                contract,
                JsonMerge.merge(BaseDocuments.eventSchema(name, file.keyFields()), schema),
                JsonMerge.merge(BaseDocuments.eventTable(name, file.origin(), file.retention()), table),
                samples);
    }

    private @Nullable StreamName streamName(String folder) {
        try {
            return new StreamName(folder);
        } catch (IllegalArgumentException e) {
            problems.add(folder, "", String.valueOf(e.getMessage()));
            return null;
        }
    }

    private void unknownFiles(Path folder, Set<String> known, String message) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !known.contains(file))
                    .sorted()
                    .forEach(file -> problems.add(CatalogFiles.name(folder) + "/" + file, "", message));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable ObjectNode object(Path folder, String file) {
        return files.object(folder.resolve(file), CatalogFiles.name(folder) + "/" + file);
    }

    private List<Samples.Valid> valid(Path folder) {
        List<Samples.Valid> samples = new ArrayList<>();
        List<String> lines = lines(folder, StreamFolder.VALID);
        for (int i = 0; i < lines.size(); i++) {
            samples.add(new Samples.Valid(i + 1, lines.get(i)));
        }
        return samples;
    }

    private List<Samples.Invalid> invalid(Path folder) {
        List<Samples.Invalid> samples = new ArrayList<>();
        List<String> lines = lines(folder, StreamFolder.INVALID);
        for (int i = 0; i < lines.size(); i++) {
            Samples.Invalid sample =
                    invalid(CatalogFiles.name(folder) + "/" + StreamFolder.INVALID, i + 1, lines.get(i));
            if (sample != null) {
                samples.add(sample);
            }
        }
        return samples;
    }

    private Samples.@Nullable Invalid invalid(String file, int line, String text) {
        ObjectNode json = JsonFile.line(file, line, text, problems);
        if (json == null) {
            return null;
        }
        JsonNode why = json.path("why");
        JsonNode pointer = json.path("pointer");
        boolean hasOneEvent = json.has("event") != json.has("raw");
        if (!why.isTextual() || !pointer.isTextual() || !hasOneEvent || json.size() != 3) {
            problems.add(file, "line " + line, "must have why, pointer, and either event or raw");
            return null;
        }
        String event =
                json.has("raw") ? json.path("raw").asText() : json.path("event").toString();
        return new Samples.Invalid(line, why.asText(), pointer.asText(), event);
    }

    private List<String> lines(Path folder, String file) {
        String text = files.text(folder.resolve(file), CatalogFiles.name(folder) + "/" + file);
        return text == null ? List.of() : text.lines().toList();
    }
}
