package io.millrace.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The pages tell a reader what each failure that isn't the request's fault means. */
class PagesExplainFailuresTest {
    private static final Path EXPLAIN = Path.of("../dashboards/src/main/resources/dashboards/lib/explain.js");

    @ParameterizedTest
    @EnumSource(value = FailureKind.class, mode = Mode.EXCLUDE, names = "INGEST_BUSY") // no page posts events
    void everyFailureOfTheServiceIsExplained(FailureKind kind) throws IOException {
        if (kind.status().getCode() < 500) {
            return;
        }
        assertThat(Files.readString(EXPLAIN)).containsPattern("(?m)^  '?" + kind.slug() + "'?: \\{");
    }
}
