package io.millrace.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamDefinition;
import io.millrace.catalog.stream.StreamName;
import io.millrace.processor.runtime.OrderRetention;
import io.millrace.processor.runtime.StateRetention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MILLRACE_STREAM_THREADS | 0 | threads: must be from 1 to 64, was 0",
                "MILLRACE_STREAM_THREADS | 65 | threads: must be from 1 to 64, was 65",
                "MILLRACE_STANDBY_REPLICAS | -1 | standby-replicas: must be from 0 to 4, was -1",
                "MILLRACE_STANDBY_REPLICAS | 5 | standby-replicas: must be from 0 to 4, was 5",
                "MILLRACE_STATE_RETENTION | 59m | state-retention: must be from PT1H to PT87600H, was PT59M",
                "MILLRACE_STATE_RETENTION | 3651d | state-retention: must be from PT1H to PT87600H, was PT87624H",
                "MILLRACE_STATE_RETENTION | long | state-retention",
                "MILLRACE_ORDER_RETENTION | 59m | order-retention: must be from PT1H to PT876000H, was PT59M",
                "MILLRACE_ORDER_RETENTION | 36501d | order-retention: must be from PT1H to PT876000H, was PT876024H",
                "KAFKA_BOOTSTRAP_SERVERS | ' ' | bootstrap-servers: must not be blank, was",
            })
    void aWrongValueStopsTheStartAndIsNamedWithTheRule(String variable, String value, String reason) {
        assertThatThrownBy(() -> start(variable, value).close())
                .hasStackTraceContaining("millrace.processor." + reason);
    }

    @Test
    void aFolderOfStateThatCannotBeMadeStopsTheStart() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(
                        () -> start("MILLRACE_STATE_DIR", file.resolve("state").toString())
                                .close())
                .hasStackTraceContaining(
                        "millrace.processor.state-dir: must be a folder that can be written, was " + file);
    }

    @Test
    void theBoundsThemselvesAreRight() {
        try (ApplicationContext context = start("MILLRACE_STATE_RETENTION", "1h")) {
            assertThat(context.getBean(StateRetention.class).stateRetention()).isEqualTo(Duration.ofHours(1));
        }
    }

    @Test
    void anOrderIsKnownForAsLongAsTheCatalogueSaysThatPinotKeepsItsRow() {
        StreamDefinition orders =
                StreamCatalog.load().find(new StreamName("orders")).orElseThrow();

        try (ApplicationContext context = start("MILLRACE_STATE_RETENTION", "1h")) {
            assertThat(context.getBean(OrderRetention.class).orderRetention())
                    .isEqualTo(orders.retention().orElseThrow());
        }
        try (ApplicationContext context = start("MILLRACE_ORDER_RETENTION", "800d")) {
            assertThat(context.getBean(OrderRetention.class).orderRetention()).isEqualTo(Duration.ofDays(800));
        }
    }

    private ApplicationContext start(String variable, String value) {
        Map<String, Object> settings = new HashMap<>(
                Map.of("MILLRACE_STATE_DIR", folder.resolve("state").toString()));
        settings.put(variable, value);
        return ApplicationContext.run(settings);
    }
}
