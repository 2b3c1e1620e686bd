package io.millrace.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void whatIsNotGivenIsTheFallback() {
        assertThat(Parameters.duration("window", null, MINUTE, MINUTE, MINUTE)).isEqualTo(MINUTE);
        assertThat(Parameters.integer("limit", null, 10, 1, 100)).isEqualTo(10);
        assertThat(Parameters.zone("zone", null, ZoneOffset.UTC)).isEqualTo(ZoneOffset.UTC);
        assertThat(Parameters.instant("until", null, Instant.MIN, Instant.MAX)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1000Y", "PT0S", "PT61M", "-PT1M", "1m", "", "PT999999999999999999H"})
    void aDurationOutOfBoundsNamesTheBound(String value) {
        assertThatThrownBy(() -> Parameters.duration("window", value, MINUTE, MINUTE, Duration.ofHours(1)))
                .isInstanceOf(Failure.class)
                .hasMessage("window: must be an ISO 8601 duration from PT1M to PT1H, was '%s'", value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "101", "ten", "1.5", "", "99999999999"})
    void aNumberOutOfBoundsNamesTheBound(String value) {
        assertThatThrownBy(() -> Parameters.integer("limit", value, 10, 1, 100))
                .hasMessage("limit: must be a whole number from 1 to 100, was '%s'", value);
    }

    @Test
    void anInstantComesInEitherForm() {
        Instant expected = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(instant("2026-01-01T01:00:00+01:00")).isEqualTo(expected);
        assertThat(instant("1767225600000")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-01-01T00:00:00", "999999999999999", "1970-01-01T00:00:00Z", "-5"})
    void anInstantOutOfBoundsIsRefused(String value) {
        assertThatThrownBy(() -> instant(value)).isInstanceOf(Failure.class).hasMessageContaining(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mars/Olympus", "", "+99:00"})
    void aZoneThatThereIsNotIsRefused(String value) {
        assertThatThrownBy(() -> Parameters.zone("zone", value, ZoneOffset.UTC))
                .hasMessageContaining("zone: must be a time zone")
                .hasMessageContaining("'" + value + "'");
    }

    @Test
    void aZoneIsKnownByItsName() {
        assertThat(Parameters.zone("zone", "Asia/Kolkata", ZoneOffset.UTC)).isEqualTo(ZoneId.of("Asia/Kolkata"));
    }

    @Test
    void aLongValueIsNotRepeatedWhole() {
        assertThatThrownBy(() -> Parameters.zone("zone", "😀".repeat(1000), ZoneOffset.UTC))
                .satisfies(thrown ->
                        assertThat(thrown.getMessage()).hasSizeLessThan(250).contains("…"));
    }

    private static Instant instant(String value) {
        Instant instant = Parameters.instant(
                "until", value, Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));
        if (instant == null) {
            throw new AssertionError("nothing was read");
        }
        return instant;
    }
}
