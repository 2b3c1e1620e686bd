package io.millrace.areas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AreaReaderTest {
    private static final String SQUARE = "[[0,0],[1,0],[1,1],[0,1],[0,0]]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[0,1],[1,1],[1,0],[0,0]]]}",
                "{\"coordinates\":[[[0,0,7.5],[1,0,8],[1,1,8],[0,1,8],[0,0,9]]],\"type\":\"Polygon\",\"bbox\":[0,0,1,1]}",
                "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[1,0],[1,1],[0,1],[0,0]]],[[[2,2],[3,2],[3,3],[2,2]]]]}",
                "{\"type\":\"Feature\",\"properties\":null,\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}}",
            })
    void anAreaIsReadWhicheverWayItIsWound(String json) {
        Area area = read(json, null);

        assertThat(area.contains(new GeoPoint(0.5, 0.5))).isTrue();
        assertThat(area.contains(new GeoPoint(1.5, 1.5))).isFalse();
    }

    @Test
    void aHoleIsNotInside() {
        Area area = read(polygon(SQUARE + ",[[0.4,0.4],[0.6,0.4],[0.6,0.6],[0.4,0.6],[0.4,0.4]]"), null);

        assertThat(area.contains(new GeoPoint(0.5, 0.5))).isFalse();
        assertThat(area.contains(new GeoPoint(0.2, 0.2))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"LineString\",\"coordinates\":[[0,0],[0,1]],\"widthM\":200}",
                "{\"type\":\"Feature\",\"properties\":{\"widthM\":200},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[0,0],[0,1]]}}",
            })
    void aCorridorIsAsWideAsItSays(String json) {
        double halfWidthDeg = 100 / GeoPoint.METRES_PER_DEGREE;
        Area area = read(json, null);

        assertThat(area.contains(new GeoPoint(0.5, halfWidthDeg * 0.99))).isTrue();
        assertThat(area.contains(new GeoPoint(0.5, halfWidthDeg * 1.02))).isFalse();
        assertThat(area.contains(new GeoPoint(1 + halfWidthDeg * 0.99, 0))).isTrue();
        assertThat(area.contains(new GeoPoint(1 + halfWidthDeg * 1.01, 0))).isFalse();
    }

    @Test
    void aCorridorsWidthIsTheSameHighUp() {
        double halfWidthDeg = 100 / GeoPoint.METRES_PER_DEGREE / Math.cos(Math.toRadians(60));
        Area area = read("{\"type\":\"LineString\",\"coordinates\":[[0,59],[0,61]]}", 200.0);

        assertThat(area.contains(new GeoPoint(60, halfWidthDeg * 0.99))).isTrue();
        assertThat(area.contains(new GeoPoint(60, halfWidthDeg * 1.01))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[[[0,0],[1,0],[1,1],[0,1]]] | ring-not-closed: /coordinates/0 must end with the position that it begins with, [0.0, 0.0], but ends with [0.0, 1.0]",
                "[[[0,0],[1,1],[1,0],[0,1],[0,0]]] | self-crossing: /coordinates/0 must not cross or touch itself, and does at [0.5, 0.5]",
                "[[[77,12],[77.1,12],[77.1,112],[77,12]]] | latitude: /coordinates/0/2/1 must be a latitude from -90 to 90, was 112; GeoJSON has the longitude first",
                "[[[-37.8,144.9],[-37.9,144.9],[-37.9,145],[-37.8,144.9]]] | latitude: /coordinates/0/0/1 must be a latitude from -90 to 90, was 144.9; GeoJSON has the longitude first",
                "[[[0,0],[1e400,0],[1,1],[0,0]]] | longitude: /coordinates/0/1/0 must be a longitude from -180 to 180, was",
                "[[[179,0],[181,0],[181,1],[179,0]]] | longitude: /coordinates/0/1/0 must be a longitude from -180 to 180, was 181; cut what goes over the antimeridian in two",
                "[[[179,0],[-179,0],[-179,1],[179,1],[179,0]]] | antimeridian: /coordinates/0/1 must be at most 180 degrees from the position before",
                "[[[-180,80],[180,80],[180,90],[-180,90],[-180,80]]] | antimeridian: /coordinates/0/1 must be at most 180 degrees",
                "[] | empty: /coordinates must not be empty",
                "[[]] | empty: /coordinates/0 must not be empty",
                "[[[]]] | coordinates: /coordinates/0/0 must be a position [longitude, latitude], was []",
                "[[[0,0],[1,0],[0,0]]] | too-few-positions: /coordinates/0 must have at least four positions, was 3",
                "[[[0,0],[1,0],[\"1\",1],[0,0]]] | coordinates: /coordinates/0/2 must be a position [longitude, latitude], was [\"1\",1]",
                "[[[0,0],[1,0],[1],[0,0]]] | coordinates: /coordinates/0/2 must be a position",
                "[[[0,0],[1,0],null,[0,0]]] | coordinates: /coordinates/0/2 must be a position [longitude, latitude], was null",
                "[[[0,0],[1,0],[2,0],[0,0]]] | self-crossing: /coordinates/0 must not cross",
                "[[[0,0],[1,0],[1,1],[0,1],[0,0]],[[2,2],[3,2],[3,3],[2,2]]] | hole-outside: /coordinates must have its holes within their polygon",
                "[[[0,0],[1,0],[1,1],[0,1],[0,0]],[[0.5,0.5],[3,0.5],[3,0.6],[0.5,0.5]]] | rings-cross: /coordinates must not have rings that cross",
                "{} | coordinates: /coordinates must be an array, was {}",
                "[0,0] | coordinates: /coordinates/0 must be an array, was 0",
            })
    void whatBreaksARuleIsNamedWithRulePlaceAndValue(String coordinates, String detail) {
        assertRefused("{\"type\":\"Polygon\",\"coordinates\":" + coordinates + "}", null, detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | type: the area must be a GeoJSON object",
                "{\"type\":\"Point\",\"coordinates\":[0,0]} | type: /type must be Polygon, MultiPolygon, LineString, or a Feature or collection of these, was \"Point\"",
                "{\"type\":\"FeatureCollection\",\"features\":[]} | empty: /features must not be empty",
                "{\"type\":\"FeatureCollection\"} | coordinates: /features must be an array, was missing",
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Polygon\",\"coordinates\":[]}]} | type: /features/0/type must be Feature, was \"Polygon\"",
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":null}]} | empty: /features/0/geometry must be a geometry, was null",
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}}]} | self-crossing: /features/0/geometry/coordinates/0 must not cross",
                "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]},{\"type\":\"Point\",\"coordinates\":[0,0]}]} | type: /geometries/1/type must be Polygon or MultiPolygon in a collection of several, was \"Point\"",
                "{\"type\":\"GeometryCollection\",\"geometries\":[]} | empty: /geometries must not be empty",
                "{\"type\":\"Feature\",\"geometry\":null} | empty: /geometry must be a geometry, was null",
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\"}} | coordinates: /geometry/coordinates must be an array, was missing",
                "{\"coordinates\":[]} | type: /type must be Polygon, MultiPolygon, LineString, or a Feature or collection of these, was missing",
                "{\"type\":\"LineString\",\"coordinates\":[[0,0],[0,1]]} | width: widthM must be given with a LineString: more than 0 and at most 20000 metres, was missing",
                "{\"type\":\"LineString\",\"coordinates\":[[0,0],[0,1]],\"widthM\":0} | width: widthM must be given with a LineString: more than 0 and at most 20000 metres, was 0",
                "{\"type\":\"LineString\",\"coordinates\":[[0,0],[0,1]],\"widthM\":\"9\"} | width: widthM must be given with a LineString: more than 0 and at most 20000 metres, was \"9\"",
                "{\"type\":\"LineString\",\"coordinates\":[[0,0]],\"widthM\":5} | too-few-positions: /coordinates must have at least two positions, was 1",
                "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[2,0],[2,2],[0,0]]],[[[0,0],[2,0],[2,2],[0,0]]]]} | rings-cross: /coordinates must not have rings that cross",
            })
    void whatIsNoAreaIsNamed(String json, String detail) {
        assertRefused(json, null, detail);
    }

    @Test
    void aPolygonHasNoWidth() {
        assertRefused(polygon(SQUARE), 40.0, "width: widthM must be given for a LineString only");
    }

    @Test
    void aThousandVerticesAreTakenAndOneMoreIsNot() {
        assertThat(read(polygon(circle(1000)), null).contains(new GeoPoint(0, 0)))
                .isTrue();
        assertRefused(
                polygon(circle(1001)), null, "too-many-vertices: the area must have at most 1000 vertices, was 1001");
    }

    @Test
    void aLineHasABoundOfItsOwn() {
        String line = IntStream.range(0, 101)
                .mapToObj(i -> "[0,%d]".formatted(i % 80))
                .collect(Collectors.joining(","));

        assertRefused(
                "{\"type\":\"LineString\",\"coordinates\":[" + line + "]}",
                5.0,
                "too-many-vertices: the area must have at most 100 vertices, was 101");
    }

    @Test
    void aCombThatWouldTakeLongIsRefused() throws JsonProcessingException {
        int teeth = 1_001;
        String comb = IntStream.range(0, teeth)
                .mapToObj(i -> "[%s,0],[%s,10]".formatted(i * 1e-4, i * 1e-4 + 10))
                .collect(Collectors.joining(",", "[", ",[1,-1],[0,0]]"));
        JsonNode json = json(polygon(comb));

        assertThatExceptionOfType(InvalidAreaException.class)
                .isThrownBy(() -> AreaReader.read(json, null, new MostVertices(10_000, 100)))
                .withMessage("too-jagged: the area must have at most 1000 edges across one latitude, was 2002");
    }

    @Test
    void manyEdgesAlongOneLatitudeAreNotJagged() throws JsonProcessingException {
        String along = IntStream.range(0, 5_000)
                .mapToObj(i -> "[%s,0]".formatted(i * 1e-3))
                .collect(Collectors.joining(",", "[", ",[5,1],[0,1],[0,0]]"));

        Area area = AreaReader.read(json(polygon(along)), null, new MostVertices(10_000, 100));

        assertThat(area.contains(new GeoPoint(0.5, 0.5))).isTrue();
    }

    /** As geojson.io and QGIS write what was drawn. */
    @Test
    void aCollectionOfOneIsThatOne() {
        String feature = "{\"type\":\"Feature\",\"properties\":{\"name\":\"x\"},\"geometry\":" + polygon(SQUARE) + "}";
        Area square = read(polygon(SQUARE), null);

        assertThat(read("{\"type\":\"FeatureCollection\",\"features\":[" + feature + "]}", null))
                .isEqualTo(square);
        assertThat(read("{\"type\":\"GeometryCollection\",\"geometries\":[" + polygon(SQUARE) + "]}", null))
                .isEqualTo(square);
        assertThat(read(
                        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"widthM\":200},"
                                + "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[0,0],[0,1]]}}]}",
                        null))
                .isEqualTo(read("{\"type\":\"LineString\",\"coordinates\":[[0,0],[0,1]]}", 200.0));
    }

    @Test
    void whatIsInOnePolygonOfACollectionIsInIt() {
        String touching = "[[1,0],[2,0],[2,1],[1,1],[1,0]]";
        String overlapping = "[[0.5,0.5],[1.5,0.5],[1.5,3],[0.5,3],[0.5,0.5]]";
        Area area = read(
                "{\"type\":\"FeatureCollection\",\"features\":["
                        + "{\"type\":\"Feature\",\"geometry\":{\"type\":\"GeometryCollection\",\"geometries\":["
                        + polygon(SQUARE) + "," + polygon(touching) + "]}},"
                        + "{\"type\":\"Feature\",\"geometry\":" + polygon(overlapping) + "}]}",
                null);

        assertThat(area.contains(new GeoPoint(0.2, 0.2))).isTrue();
        assertThat(area.contains(new GeoPoint(0.2, 1.8))).isTrue();
        assertThat(area.contains(new GeoPoint(2, 1))).isTrue();
        assertThat(area.contains(new GeoPoint(0.7, 1)))
                .as("on a border, and in another")
                .isTrue();
        assertThat(area.contains(new GeoPoint(0.2, 1))).as("on borders alone").isFalse();
        assertThat(area.contains(new GeoPoint(2, 0.2))).isFalse();
        assertThat(area.vertices()).isEqualTo(15);
        Bounds inOne = Bounds.around(new GeoPoint(2, 1), 100);
        Bounds overTheBorder = Bounds.around(new GeoPoint(0.2, 1), 100);
        Bounds nowhere = Bounds.around(new GeoPoint(20, 20), 100);
        assertThat(area.reach(inOne)).isEqualTo(Area.Reach.INSIDE);
        assertThat(area.reach(overTheBorder)).isEqualTo(Area.Reach.BORDER);
        assertThat(area.reach(nowhere)).isEqualTo(Area.Reach.OUTSIDE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "{\"type\":", "nothing", "{\"type\":\"Polygon\",\"type\":\"Polygon\"}", "{} {}"})
    void whatIsNoJsonIsMalformed(String body) {
        assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> json(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "1"})
    void whatIsNoObjectIsNoArea(String body) {
        assertRefused(body, null, "type: the area must be a GeoJSON object");
    }

    @Test
    void depthHasABound() {
        assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> json("[".repeat(100_000)));
    }

    @Test
    void aPoleMayBeACornerOrAnEdge() {
        Area area = read(polygon("[[-90,80],[0,80],[90,80],[90,90],[-90,90],[-90,80]]"), null);

        assertThat(area.contains(new GeoPoint(89.999, 10))).isTrue();
        assertThat(area.contains(new GeoPoint(89.999, 100))).isFalse();
    }

    private static String circle(int corners) {
        String ring = IntStream.range(0, corners)
                .mapToObj(i ->
                        "[%s,%s]".formatted(Math.cos(2 * Math.PI * i / corners), Math.sin(2 * Math.PI * i / corners)))
                .collect(Collectors.joining(","));
        return "[" + ring + ",[1.0,0.0]]";
    }

    private static String polygon(String rings) {
        return "{\"type\":\"Polygon\",\"coordinates\":[" + rings + "]}";
    }

    private static Area read(String json, @Nullable Double widthM) {
        try {
            return AreaReader.read(json(json), widthM, new MostVertices(1000, 100));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static JsonNode json(String body) throws JsonProcessingException {
        return AreaReader.json(body.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String json, @Nullable Double widthM, String detail) {
        assertThatExceptionOfType(InvalidAreaException.class)
                .isThrownBy(() -> read(json, widthM))
                .withMessageStartingWith(detail);
    }
}
