package io.millrace.localstack;

import io.millrace.localstack.process.StackException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The class path of a node, written by the build into the node's module; the module itself comes first. */
final class NodeClassPath {

    private NodeClassPath() {}

    /** Reads a file at the root of the class path, such as "kafka.classpath". */
    static List<Path> read(String resource) {
        @Nullable URL url = NodeClassPath.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw new StackException("This build lacks " + resource + ". Build again: ./mvnw -DskipTests package");
        }
        try (InputStream stream = url.openStream()) {
            List<Path> entries = new ArrayList<>();
            entries.add(module(url));
            for (String entry : new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split(File.pathSeparator, -1)) {
                entries.add(existing(Path.of(entry)));
            }
            return entries;
        } catch (IOException | URISyntaxException e) {
            throw new StackException("Can't read " + url + ": " + e.getMessage(), e);
        }
    }

    private static Path existing(Path entry) {
        if (!Files.exists(entry)) {
            throw new StackException(entry + " is gone since the last build. Build again: ./mvnw -DskipTests package");
        }
        return entry;
    }

    /** The jar or the folder of classes that the resource lies in. */
    private static Path module(URL url) throws IOException, URISyntaxException {
        URLConnection connection = url.openConnection();
        if (connection instanceof JarURLConnection jar) {
            return Path.of(jar.getJarFileURL().toURI());
        }
        return Objects.requireNonNull(Path.of(url.toURI()).getParent(), "a resource lies in a folder");
    }
}
