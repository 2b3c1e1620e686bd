package io.millrace.catalog.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.function.Function;

/** Reads a folder of the class path, in a jar or on disk. */
public final class ClassPathFolder {

    private ClassPathFolder() {}

    /** Calls a reader with the folder and returns its result. The folder can't be used after that. */
    public static <T> T read(String folder, Function<Path, T> reader) {
        URL url = ClassPathFolder.class.getResource(folder);
        if (url == null) {
            throw new IllegalStateException("the class path has no folder " + folder);
        }
        try {
            if (url.openConnection() instanceof JarURLConnection jar) {
                Path file = Path.of(jar.getJarFileURL().toURI());
                try (FileSystem files = FileSystems.newFileSystem(file)) {
                    return reader.apply(files.getPath(folder));
                }
            }
            return reader.apply(Path.of(url.toURI()));
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the catalogue at " + url, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("can't find the catalogue at " + url, e);
        }
    }
}
