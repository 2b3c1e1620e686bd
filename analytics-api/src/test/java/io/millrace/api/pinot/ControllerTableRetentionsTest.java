package io.millrace.api.pinot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ControllerTableRetentionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void itIsInDaysOrHoursOrForGood() throws JsonProcessingException {
        assertThat(retention("{\"retentionTimeUnit\":\"DAYS\",\"retentionTimeValue\":\"400\"}"))
                .contains(Duration.ofDays(400));
        assertThat(retention("{\"retentionTimeUnit\":\"HOURS\",\"retentionTimeValue\":\"6\"}"))
                .contains(Duration.ofHours(6));
        assertThat(retention("{\"replication\":\"1\"}")).isEmpty();
    }

    @Test
    void whatOthersHaveSetMayBeInAnyUnitOfPinot() throws JsonProcessingException {
        assertThat(retention("{\"retentionTimeUnit\":\"minutes\",\"retentionTimeValue\":\"10\"}"))
                .contains(Duration.ofMinutes(10));
        assertThat(retention("{\"retentionTimeUnit\":\"WEEKS\",\"retentionTimeValue\":\"10\"}"))
                .as("Pinot can't read it, and drops nothing")
                .isEmpty();
        assertThat(retention("{\"retentionTimeUnit\":\"DAYS\",\"retentionTimeValue\":\"\"}"))
                .isEmpty();
    }

    @Test
    void aTableThatIsNotThereKeepsNothing() {
        assertThatThrownBy(() -> ControllerTableRetentions.retention("orders", null))
                .isInstanceOf(PinotUnavailableException.class);
        assertThatThrownBy(() -> ControllerTableRetentions.retention("orders", JSON.createObjectNode()))
                .isInstanceOf(PinotUnavailableException.class);
    }

    private static Optional<Duration> retention(@Nullable String segments) throws JsonProcessingException {
        return ControllerTableRetentions.retention(
                "orders", JSON.readTree("{\"REALTIME\":{\"segmentsConfig\":" + segments + "}}"));
    }
}
