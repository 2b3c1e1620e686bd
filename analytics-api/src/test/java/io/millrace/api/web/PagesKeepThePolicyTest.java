package io.millrace.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a browser would refuse to run or to apply by {@link ContentPolicy} isn't in the pages' files. */
class PagesKeepThePolicyTest {
    private static final Path PAGES = Path.of("../dashboards/src/main/resources/dashboards");
    private static final Pattern INLINE_SCRIPT = Pattern.compile("<script(?![^>]*\\ssrc=)", Pattern.CASE_INSENSITIVE);
    private static final Pattern HANDLER = Pattern.compile("<[a-z][^>]*\\son[a-z]+\\s*=", Pattern.CASE_INSENSITIVE);
    private static final Pattern STYLE = Pattern.compile("<style|<[a-z][^>]*\\sstyle\\s*=", Pattern.CASE_INSENSITIVE);
    private static final Pattern ELSEWHERE =
            Pattern.compile("(?:src|href)=\"(?:https?:)?//|@import\\s+(?:url\\()?['\"](?:https?:)?//");
    private static final Pattern CODE_OF_TEXT = Pattern.compile("\\beval\\(|new Function\\(|javascript:");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            return files.filter(file -> file.toString().matches(".*\\.(html|js|css|svg)"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void noScriptOrStyleStandsInAPage(Path file) {
        assertThat(text(file))
                .doesNotContainPattern(INLINE_SCRIPT)
                .doesNotContainPattern(HANDLER)
                .doesNotContainPattern(STYLE)
                .doesNotContainPattern(CODE_OF_TEXT);
    }

    @ParameterizedTest
    @MethodSource("files")
    void nothingIsLoadedFromElsewhere(Path file) {
        assertThat(text(file)).doesNotContainPattern(ELSEWHERE);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
