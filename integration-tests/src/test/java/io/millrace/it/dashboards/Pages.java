package io.millrace.it.dashboards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Which pages there are, as the folders of the dashboards tell. */
final class Pages {
    private static final Path DASHBOARDS = Path.of("../dashboards/src/main/resources/dashboards");

    private Pages() {}

    /** The words that name pages: {@code order}, {@code statuses} and so on; the start page has none. */
    static List<String> words() {
        return folders(DASHBOARDS.resolve("pages"))
                .filter(Pages::isPage)
                .map(folder -> folder.getFileName().toString())
                .toList();
    }

    /** The addresses of all pages, from the root of the service. */
    static List<String> paths() {
        return Stream.concat(Stream.of("/"), words().stream().map(Pages::path)).toList();
    }

    static String path(String word) {
        return "/pages/" + word + "/index.html";
    }

    /** The addresses of the folders that hold no page; without those of libraries, which the build makes. */
    static List<String> otherFolders() {
        return folders(DASHBOARDS)
                .filter(folder -> !isPage(folder))
                .map(folder -> "/" + DASHBOARDS.relativize(folder))
                .toList();
    }

    private static boolean isPage(Path folder) {
        return Files.exists(folder.resolve("index.html"));
    }

    private static Stream<Path> folders(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
