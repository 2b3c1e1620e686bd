package io.millrace.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All streams that there are, and the topics beside them. Loading reads the files; whether they fit together is for
 * {@link CatalogValidator} to say.
 *
 * @param streams the streams, by name
 * @param keptTopics the topics without a table, by name
 */
public record StreamCatalog(List<StreamDefinition> streams, List<KeptTopic> keptTopics) {

    private static final String FOLDER = "/streams";

    public StreamCatalog {
        streams = List.copyOf(streams);
        keptTopics = List.copyOf(keptTopics);
    }

    /**
     * The catalogue that comes with Millrace.
     *
     * @throws CatalogException when a file of it can't be read
     */
    public static StreamCatalog load() {
        return ClassPathFolder.read(FOLDER, StreamCatalog::load);
    }

    /**
     * The catalogue in a folder that holds one folder a stream or kept topic.
     *
     * @throws CatalogException when a file of it is missing or can't be read
     */
    public static StreamCatalog load(Path folder) {
        return new CatalogLoader(folder).load();
    }

    /** The stream of that name, or empty when there is none. */
    public Optional<StreamDefinition> find(StreamName name) {
        return streams.stream().filter(stream -> stream.name().equals(name)).findFirst();
    }
}
