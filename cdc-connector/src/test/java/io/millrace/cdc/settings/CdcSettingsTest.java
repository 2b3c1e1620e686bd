package io.millrace.cdc.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CdcSettingsTest {

    @Test
    void theDefaultsAreRight() {
        CdcSettings settings = read(Map.of());

        assertThat(settings.source()).isEqualTo(SourceKind.MARIADB);
        assertThat(settings.streamsByTable()).containsOnlyKeys("pizzashop.products", "pizzashop.users");
    }

    @Test
    void thePasswordIsNotShown() {
        assertThat(read(Map.of("CDC_DATABASE_PASSWORD", "secret")).toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CDC_SOURCE | oracle | [millrace.cdc.source]. Unable to convert value [oracle]",
                "CDC_DATABASE_HOST | '' | millrace.cdc.host: must not be blank",
                "CDC_DATABASE_PORT | 0 | millrace.cdc.port: must be from 1 to 65535, was 0",
                "CDC_DATABASE_PORT | 65536 | millrace.cdc.port: must be from 1 to 65535, was 65536",
                "CDC_DATABASE_PORT | x | [millrace.cdc.port]. Unable to convert value [x] to target type [int]",
                "CDC_DATABASE | '' | millrace.cdc.database: must not be blank",
                "CDC_DATABASE_USER | '' | millrace.cdc.user: must not be blank",
                "CDC_SERVER_ID | 0 | millrace.cdc.server-id: must be from 1 to 4294967295, was 0",
                "CDC_SERVER_ID | 4294967296 | millrace.cdc.server-id: must be from 1 to 4294967295, was 4294967296",
                "CDC_TOPIC_PREFIX | a.b | millrace.cdc.topic-prefix: must match [A-Za-z0-9_-]{1,50}, was a.b",
                "CDC_NAME | A | millrace.cdc.name: must match [a-z][a-z0-9-]{0,50}, was A",
                "CDC_TOPIC_PARTITIONS | 0 | millrace.cdc.topic-partitions: must be from 1 to 1000, was 0",
                "CDC_TOPIC_PARTITIONS | 1001 | millrace.cdc.topic-partitions: must be from 1 to 1000, was 1001",
                "CDC_TOPIC_REPLICATION | 0 | millrace.cdc.topic-replication: must be from 1 to 15, was 0",
                "CDC_TOPIC_REPLICATION | 16 | millrace.cdc.topic-replication: must be from 1 to 15, was 16",
            })
    void aWrongValueIsRefusedWithItsNameAndTheRule(String variable, String value, String message) {
        assertThatThrownBy(() -> read(Map.of(variable, value))).hasStackTraceContaining(message);
    }

    private static CdcSettings read(Map<String, String> variables) {
        Map<String, Object> properties = new HashMap<>(variables);
        // Needs a logger that isn't on the class path of unit tests
        properties.put("micronaut.metrics.enabled", false);
        try (ApplicationContext context =
                ApplicationContext.builder().properties(properties).start()) {
            return context.getBean(CdcSettings.class);
        }
    }
}
