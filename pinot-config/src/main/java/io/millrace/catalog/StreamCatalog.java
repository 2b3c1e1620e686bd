package io.millrace.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
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
        URL url = StreamCatalog.class.getResource(FOLDER);
        if (url == null) {
            throw new IllegalStateException("the class path has no folder " + FOLDER);
        }
        try {
            if (url.openConnection() instanceof JarURLConnection jar) {
                Path file = Path.of(jar.getJarFileURL().toURI());
                try (FileSystem files = FileSystems.newFileSystem(file)) {
                    return load(files.getPath(FOLDER));
                }
            }
            return load(Path.of(url.toURI()));
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the catalogue at " + url, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("can't find the catalogue at " + url, e);
        }
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
