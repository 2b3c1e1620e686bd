package io.millrace.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.it.SharedApi;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DialectIT {
    private static final Path LOG = Path.of("target/it/api/logs/analytics-api.log");

    @Test
    void theServiceSaysWhichPinotItSpeaksTo() {
        SharedApi.address();

        await().untilAsserted(() -> assertThat(Files.readString(LOG))
                .containsPattern(
                        "Connected to Pinot version=(0\\.11\\.0\\S* dialect=0\\.11|1\\.5\\.1\\S* dialect=1\\.x)"));
    }
}
