package io.millrace.areas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SavedAreaTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456Z");
    private static final String SQUARE = "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1.25],[0,1],[0,0]]]}";
    private static final String LINE = "{\"type\":\"LineString\",\"coordinates\":[[0,0],[0,1]]}";

    @Test
    void whatIsWrittenIsReadTheSame() {
        SavedArea square = saved("old-town", SQUARE, null);
        SavedArea corridor = saved("4th_main", LINE, 40.0);

        assertThat(SavedArea.read("old-town", square.toJson())).isEqualTo(square);
        assertThat(SavedArea.read("4th_main", corridor.toJson())).isEqualTo(corridor);
        assertThat(new String(square.toJson(), UTF_8))
                .isEqualTo("{\"name\":\"old-town\",\"area\":" + SQUARE
                        + ",\"widthM\":null,\"savedAt\":\"2026-11-20T12:00:00.123456Z\"}");
    }

    @Test
    void ofAFeatureItKeepsTheGeometryAndTheWidth() {
        SavedArea corridor = saved(
                "main",
                "{\"type\":\"Feature\",\"properties\":{\"widthM\":40,\"by\":\"me\"},\"geometry\":" + LINE + "}",
                null);

        assertThat(corridor.geometry()).hasToString(LINE);
        assertThat(corridor.widthM()).isEqualTo(40);
        assertThat(corridor).isEqualTo(saved("main", LINE, 40.0));
    }

    @Test
    void aCollectionComesBackAsItWasWithoutItsProperties() {
        String one = "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}";
        String other = "{\"type\":\"Polygon\",\"coordinates\":[[[1,0],[2,0],[2,1],[1,0]]]}";
        SavedArea saved = saved(
                "a",
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"x\":1},\"geometry\":%s},"
                                .formatted(one)
                        + "{\"type\":\"Feature\",\"geometry\":%s}]}".formatted(other),
                null);

        assertThat(saved.geometry())
                .hasToString("{\"type\":\"GeometryCollection\",\"geometries\":[%s,%s]}".formatted(one, other));
        assertThat(SavedArea.read("a", saved.toJson())).isEqualTo(saved);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "_a", "Old", "a b", "a/b", "ä", "a.b"})
    void aNameIsLowerCaseLettersDigitsAndHyphens(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> saved(name, SQUARE, null))
                .withMessageContaining("must match");
        assertThatIllegalArgumentException().isThrownBy(() -> saved("a".repeat(65), SQUARE, null));
        assertThat(saved("a".repeat(64), SQUARE, null).name()).hasSize(64);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nothing | json: ",
                "{} | name: ",
                "{\"name\":\"other\"} | name: ",
                "{\"name\":\"a\",\"area\":{\"type\":\"Point\"},\"savedAt\":\"2026-11-20T12:00:00Z\"} | type: ",
                "{\"name\":\"a\",\"area\":{\"type\":\"LineString\",\"coordinates\":[[0,0],[0,1]]},\"savedAt\":\"2026-11-20T12:00:00Z\"} | width: ",
                "{\"name\":\"a\",\"area\":{},\"savedAt\":\"today\"} | savedAt: ",
            })
    void whatNobodySavedIsNotRead(String value, String rule) {
        assertThatExceptionOfType(InvalidAreaException.class)
                .isThrownBy(() -> SavedArea.read("a", value.getBytes(UTF_8)))
                .withMessageStartingWith(rule.strip());
    }

    private static SavedArea saved(String name, String geoJson, @Nullable Double widthM) {
        try {
            return SavedArea.of(
                    name, AreaReader.json(geoJson.getBytes(UTF_8)), widthM, new MostVertices(1000, 100), NOON);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(geoJson, e);
        }
    }
}
