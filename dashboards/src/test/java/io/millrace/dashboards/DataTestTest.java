package io.millrace.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code data-test} attributes are there for tests: what a page does or how it looks doesn't depend on them. */
class DataTestTest {
    private static final Path DASHBOARDS = Path.of("src/main/resources/dashboards");

    /** In a selector, or read; a component may set its own. */
    private static final Pattern USED =
            Pattern.compile("\\[data-test|dataset\\.test\\b(?!\\s*=[^=])|getAttribute\\(['\"]data-test");

    static List<Path> modulesAndStyleSheets() throws IOException {
        try (Stream<Path> files = Files.walk(DASHBOARDS)) {
            return files.filter(file -> file.toString().matches(".*\\.(js|css)"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("modulesAndStyleSheets")
    void noModuleAndNoStyleSheetUsesThem(Path file) throws IOException {
        assertThat(Files.readAllLines(file))
                .as(file.toString())
                .filteredOn(line -> USED.matcher(line).find())
                .isEmpty();
    }
}
