package io.millrace.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The tables of {@code docs/architecture.md}. */
final class ArchitectureDocument {
    private ArchitectureDocument() {}

    /** The folder of the whole project. */
    static Path root() {
        return Path.of(System.getProperty("millrace.root", ".."))
                .toAbsolutePath()
                .normalize();
    }

    /**
     * The rows of the first table after a heading, without the header.
     *
     * @return for each row its cells, without backticks
     * @throws IllegalStateException if there is no such heading or no table
     */
    static List<List<String>> table(String heading) {
        List<String> lines = lines().dropWhile(line -> !line.equals(heading)).toList();
        List<List<String>> rows = new ArrayList<>();
        lines.stream()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .forEach(line -> rows.add(cells(line)));
        if (rows.isEmpty()) {
            throw new IllegalStateException("docs/architecture.md has no table after " + heading);
        }
        return rows;
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1).replace("`", "").split("\\|"))
                .map(String::strip)
                .toList();
    }

    private static Stream<String> lines() {
        try {
            return Files.readString(root().resolve("docs/architecture.md")).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
