package io.millrace.catalog.stream;

import io.millrace.catalog.files.ClassPathFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All streams and topics without a table. Loading reads the files but doesn't check whether they fit together.
 *
 * @param streams the streams, sorted by name
 * @param compactedTopics the topics without a table, sorted by name
 */
public record StreamCatalog(List<StreamDefinition> streams, List<CompactedTopic> compactedTopics) {

    private static final String FOLDER = "/streams";

    public StreamCatalog {
        streams = List.copyOf(streams);
        compactedTopics = List.copyOf(compactedTopics);
    }

    /**
     * Reads the catalogue in Millrace's jar.
     *
     * @throws CatalogException if a file can't be read
     */
    public static StreamCatalog load() {
        return ClassPathFolder.read(FOLDER, StreamCatalog::load);
    }

    /**
     * Reads a catalogue from a folder with one folder for each stream or topic.
     *
     * @throws CatalogException if a file is missing or can't be read
     */
    public static StreamCatalog load(Path folder) {
        return new CatalogLoader(folder).load();
    }

    /** Returns the stream of that name, or empty if there is none. */
    public Optional<StreamDefinition> find(StreamName name) {
        return streams.stream().filter(stream -> stream.name().equals(name)).findFirst();
    }
}
