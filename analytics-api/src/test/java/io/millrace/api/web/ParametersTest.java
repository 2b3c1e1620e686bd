package io.millrace.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @ParameterizedTest
    @ValueSource(strings = {"P1000Y", "PT0S", "PT61M", "-PT1M", "1m", "", "PT999999999999999999H"})
    void aDurationOutOfBoundsNamesTheBound(String value) {
        assertThatThrownBy(() -> Parameters.duration("window", value, MINUTE, Duration.ofHours(1)))
                .isInstanceOf(Failure.class)
                .hasMessage("window: must be an ISO 8601 duration from PT1M to PT1H, was '%s'", value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "101", "ten", "1.5", "", "99999999999"})
    void aNumberOutOfBoundsNamesTheBound(String value) {
        assertThatThrownBy(() -> Parameters.integer("limit", value, 1, 100))
                .hasMessage("limit: must be a whole number from 1 to 100, was '%s'", value);
    }

    @ParameterizedTest
    @CsvSource({"0, min", "101, max", "ten, format", "99999999999, format"})
    void theRuleThatANumberBreaksIsNamedForPrograms(String value, String rule) {
        assertThatThrownBy(() -> Parameters.integer("limit", value, 1, 100))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.errors()).singleElement().satisfies(error -> {
                            assertThat(error.parameter()).isEqualTo("limit");
                            assertThat(error.rule()).isEqualTo(rule);
                            assertThat(error.reason())
                                    .isEqualTo("must be a whole number from 1 to 100, was '%s'".formatted(value));
                        }));
    }

    @ParameterizedTest
    @EnumSource(ParameterRule.class)
    void everyRuleIsInTheDocument(ParameterRule rule) throws IOException {
        assertThat(Files.readString(Path.of("../docs/errors.md"))).contains("`%s`".formatted(rule.slug()));
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
        assertThatThrownBy(() -> Parameters.zone("zone", value))
                .hasMessageContaining("zone: must be a time zone")
                .hasMessageContaining("'" + value + "'");
    }

    @Test
    void aZoneIsKnownByItsName() {
        assertThat(Parameters.zone("zone", "Asia/Kolkata")).isEqualTo(ZoneId.of("Asia/Kolkata"));
    }

    @Test
    void aLongValueIsNotRepeatedWhole() {
        assertThatThrownBy(() -> Parameters.zone("zone", "😀".repeat(1000)))
                .satisfies(thrown ->
                        assertThat(thrown.getMessage()).hasSizeLessThan(250).contains("…"));
    }

    private static Instant instant(String value) {
        return Parameters.instant(
                "until", value, Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));
    }
}
