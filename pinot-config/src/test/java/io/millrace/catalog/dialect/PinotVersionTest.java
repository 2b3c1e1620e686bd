package io.millrace.catalog.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinotVersionTest {

    @ParameterizedTest
    @CsvSource({
        "0.11.0-1b4d6b6, V0_11, true",
        "1.5.1-020ff0d0538b, V1, true",
        "1.5.0, V1, true",
        "1.4.0, V1, false",
        "1.6.0-SNAPSHOT, V1, false",
        "2.0.1, V1, false",
        "0.12.1, V0_11, false",
        "0.110.0, V0_11, false",
        "1.3.0, V0_11, false",
        "UNKNOWN, V0_11, false",
        "'', V0_11, false",
    })
    void aVersionIsSpokenToAsTheNearestThatWasTried(String text, PinotDialect dialect, boolean tried) {
        assertThat(PinotVersion.parse(text)).isEqualTo(new PinotVersion(text, dialect, tried));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"pinot-common\": \"0.0\", \"pinot-controller\": \"1.5.1\"}",
                "{\"pinot-kafka\": \"0.0\", \"pinot-spi\": \"1.5.1\"}",
            })
    void theControllersVersionIsTakenFromItsAnswer(String answer) throws JsonProcessingException {
        assertThat(PinotVersion.of(new ObjectMapper().readTree(answer)).text()).isEqualTo("1.5.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "\"Not Found\"", "{\"pinot-controller\": null}"})
    void whatTellsNoVersionIsOneThatWasNotTried(String answer) throws JsonProcessingException {
        assertThat(PinotVersion.of(new ObjectMapper().readTree(answer)).tried()).isFalse();
    }

    @Test
    void anUntriedVersionIsAWarningThatNamesWhatToCheck() {
        assertThat(PinotVersion.parse("1.9.0").warning()).hasValueSatisfying(warning -> assertThat(warning)
                .contains("'1.9.0'", "as 1.x", "catalog plan", "unrecognized", "next plan is empty"));
        assertThat(PinotVersion.parse("1.5.1").warning()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0.11.0, /upsertConfig/comparisonColumn, false",
        "1.5.1, /upsertConfig/comparisonColumn, true",
        "1.3.0, /upsertConfig/comparisonColumn, true",
        "1.5.1, /upsertConfig/comparisonColum, false",
        "1.3.0, /upsertConfig/snapshot, false",
    })
    void aVersionMayNotKnowWhatOnlyTheOtherNeeds(String text, String pointer, boolean expected) {
        assertThat(PinotVersion.parse(text).expectsUnrecognized(pointer)).isEqualTo(expected);
    }
}
