package io.millrace.catalog.apply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedUnrecognizedTest {

    @ParameterizedTest
    @CsvSource({
        "0.11.0-1b4d6b6, /realtime/upsertConfig/comparisonColumn, false",
        "1.5.1, /realtime/upsertConfig/comparisonColumn, true",
        "1.5.1, /realtime/upsertConfig/comparisonColum, false",
        "1.5.1, /schema/upsertConfig/comparisonColumn, false",
    })
    void onlyThePlacesThatDifferBetweenVersionsAreExpected(String version, String pointer, boolean expected) {
        assertThat(ExpectedUnrecognized.contains(version, pointer)).isEqualTo(expected);
    }
}
