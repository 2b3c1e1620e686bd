package io.millrace.it.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.catalog.stream.StreamCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A catalogue of one stream that no other test knows: notes with an id, a time and a text. */
record NoteStream(String name, Path folder) {

    private static final AtomicInteger COUNT = new AtomicInteger();

    static NoteStream in(Path catalog) {
        String name = "notes_" + Long.toString(System.currentTimeMillis(), 36) + "_" + COUNT.incrementAndGet();
        return new NoteStream(name, catalog)
                .write(
                        "stream.json",
                        """
                        {"description": "A note.", "origin": "ingest", "key": ["id"], "time": {"field": "at"},
                         "formats": ["json"]}""")
                .write(
                        "event.schema.json",
                        """
                        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
                         "required": ["id", "at"], "additionalProperties": false,
                         "properties": {"id": {"type": "string", "minLength": 1, "maxLength": 128},
                                        "at": {"type": "string", "maxLength": 64},
                                        "text": {"type": "string", "maxLength": 200}}}""")
                .write(
                        "schema.json",
                        """
                        {"dimensionFieldSpecs": [{"name": "id", "dataType": "STRING"}, {"name": "at", "dataType": "STRING"},
                          {"name": "text", "dataType": "STRING"}]}""")
                .write(
                        "table.json",
                        """
                        {"tableIndexConfig": {"loadMode": "MMAP", "invertedIndexColumns": ["id"]},
                         "ingestionConfig": {"streamIngestionConfig": {"streamConfigMaps": [
                           {"streamType": "kafka", "realtime.segment.flush.threshold.rows": "10000"}]}}}""")
                .write("samples/valid.ndjson", "{\"id\":\"1\",\"at\":\"2024-05-17T17:20:01Z\"}\n")
                .write(
                        "samples/invalid.ndjson",
                        "{\"why\":\"no id\",\"pointer\":\"/id\",\"event\":{\"at\":\"2024-05-17T17:20:01Z\"}}\n");
    }

    StreamCatalog load() {
        return StreamCatalog.load(folder);
    }

    NoteStream replace(String file, String from, String to) {
        try {
            String text = Files.readString(path(file));
            assertThat(text).contains(from);
            return write(file, text.replace(from, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets a note have one more property, with its column. */
    NoteStream addProperty(String property) {
        return replace(
                        "event.schema.json",
                        "\"text\": {",
                        "\"" + property + "\": {\"type\": \"string\", \"maxLength\": 200}, \"text\": {")
                .replace(
                        "schema.json",
                        "{\"name\": \"text\",",
                        "{\"name\": \"" + property + "\", \"dataType\": \"STRING\"}, {\"name\": \"text\",");
    }

    private NoteStream write(String file, String text) {
        try {
            Files.createDirectories(path(file).getParent());
            Files.writeString(path(file), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(String file) {
        return folder.resolve(name).resolve(file);
    }
}
