package io.millrace.catalog.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a file of the class path. */
public final class ClassPathFile {

    private ClassPathFile() {}

    /**
     * Returns the text of a file such as {@code base/table.json}.
     *
     * @throws IllegalStateException if there is no such file, since the build must contain it
     */
    public static String text(String file) {
        try (@Nullable InputStream in = ClassPathFile.class.getResourceAsStream("/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the class path has no file " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        }
    }
}
