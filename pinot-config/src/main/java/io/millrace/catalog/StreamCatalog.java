package io.millrace.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All streams that there are. Loading reads the files; whether they fit together is for {@link CatalogValidator} to say.
 *
 * @param streams the streams, by name
 */
public record StreamCatalog(List<StreamDefinition> streams) {

    private static final String FOLDER = "/streams";

    public StreamCatalog {
        streams = List.copyOf(streams);
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
     * The catalogue in a folder that holds one folder a stream.
     *
     * @throws CatalogException when a file of it is missing or can't be read
     */
    public static StreamCatalog load(Path folder) {
        return new StreamCatalog(new CatalogLoader(folder).load());
    }

    /** The stream of that name, or empty when there is none. */
    public Optional<StreamDefinition> find(StreamName name) {
        return streams.stream().filter(stream -> stream.name().equals(name)).findFirst();
    }
}
