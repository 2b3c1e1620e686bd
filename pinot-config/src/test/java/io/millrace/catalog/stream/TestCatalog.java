package io.millrace.catalog.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** A copy of Millrace's catalogue, to be broken. */
public record TestCatalog(Path folder) {

    public static TestCatalog in(Path folder) {
        try {
            Path original = Path.of(Objects.requireNonNull(TestCatalog.class.getResource("/streams"))
                    .toURI());
            try (Stream<Path> files = Files.walk(original)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = folder.resolve(original.relativize(file));
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
            return new TestCatalog(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public StreamCatalog load() {
        return StreamCatalog.load(folder);
    }

    public TestCatalog replace(String file, String from, String to) {
        try {
            String text = Files.readString(folder.resolve(file));
            assertThat(text).contains(from);
            return write(file, text.replace(from, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TestCatalog write(String file, String text) {
        try {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TestCatalog delete(String file) {
        try {
            Files.delete(folder.resolve(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
