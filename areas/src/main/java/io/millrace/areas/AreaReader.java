package io.millrace.areas;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * Reads an area as GeoJSON (RFC 7946): a Polygon, a MultiPolygon or, with a width, a LineString, or a Feature of one.
 * Either winding is right, as the RFC asks of readers (section 3.1.6). What breaks a rule is named with its place.
 */
public final class AreaReader {
    private static final int DEEPEST = 16;
    private static final double WIDEST_M = 20_000;
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final int mostVertices;
    private int vertices;

    private AreaReader(int mostVertices) {
        this.mostVertices = mostVertices;
    }

    /**
     * A body as JSON, in which no property stands twice.
     *
     * @throws JsonProcessingException where it is none, or nested deeper than any area
     */
    public static JsonNode json(byte[] body) throws JsonProcessingException {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory can't fail", e);
        }
    }

    /**
     * The area that GeoJSON says.
     *
     * @param widthM a corridor's width where the GeoJSON doesn't say it; null where it isn't given
     * @throws InvalidAreaException where it breaks a rule
     */
    public static Area read(JsonNode geoJson, @Nullable Double widthM, int mostVertices) {
        return new AreaReader(mostVertices).area(geoJson, widthM);
    }

    private Area area(JsonNode json, @Nullable Double widthM) {
        if (!json.isObject()) {
            throw AreaRule.TYPE.broken("", "must be a GeoJSON object");
        }
        boolean feature = json.path("type").asText().equals("Feature");
        JsonNode geometry = feature ? json.path("geometry") : json;
        String place = feature ? "/geometry" : "";
        if (feature && !geometry.isObject()) {
            throw AreaRule.EMPTY.broken(place, "must be a geometry, was " + shown(geometry));
        }
        JsonNode coordinates = geometry.path("coordinates");
        String type = geometry.path("type").asText();
        return switch (type) {
            case "Polygon" -> polygonArea(polygon(coordinates, place + "/coordinates"), place, widthM);
            case "MultiPolygon" -> polygonArea(multiPolygon(coordinates, place + "/coordinates"), place, widthM);
            case "LineString" -> corridor(coordinates, place + "/coordinates", width(json, geometry, widthM));
            default ->
                throw AreaRule.TYPE.broken(
                        place + "/type",
                        "must be Polygon, MultiPolygon, LineString or a Feature of one, was "
                                + shown(geometry.path("type")));
        };
    }

    private static PolygonArea polygonArea(Geometry geometry, String place, @Nullable Double widthM) {
        if (widthM != null) {
            throw AreaRule.WIDTH.broken("widthM", "must be given for a LineString only");
        }
        TopologyValidationError error = new IsValidOp(geometry).getValidationError();
        if (error != null) {
            throw broken(error, place + "/coordinates");
        }
        return new PolygonArea(geometry);
    }

    private static InvalidAreaException broken(TopologyValidationError error, String place) {
        String at = "at " + shown(error.getCoordinate());
        return switch (error.getErrorType()) {
            case TopologyValidationError.HOLE_OUTSIDE_SHELL ->
                AreaRule.HOLE_OUTSIDE.broken(place, "must have its holes within their polygon, and one isn't " + at);
            case TopologyValidationError.NESTED_HOLES, TopologyValidationError.NESTED_SHELLS ->
                AreaRule.RINGS_CROSS.broken(place, "must not have rings of one kind within each other, and has " + at);
            case TopologyValidationError.DISCONNECTED_INTERIOR ->
                AreaRule.RINGS_CROSS.broken(place, "must not be cut in two by its holes, and is " + at);
            default -> AreaRule.RINGS_CROSS.broken(place, "must not have rings that cross or overlap, and has " + at);
        };
    }

    private Geometry multiPolygon(JsonNode json, String place) {
        List<Polygon> polygons = new ArrayList<>();
        for (int i = 0; i < listed(json, place).size(); i++) {
            polygons.add(polygon(json.get(i), place + "/" + i));
        }
        return GEOMETRIES.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private Polygon polygon(JsonNode json, String place) {
        List<LinearRing> rings = new ArrayList<>();
        for (int i = 0; i < listed(json, place).size(); i++) {
            rings.add(ring(json.get(i), place + "/" + i));
        }
        return GEOMETRIES.createPolygon(
                rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private LinearRing ring(JsonNode json, String place) {
        // The last position is the first again
        Coordinate[] positions = positions(json, place, 1);
        if (!positions[0].equals2D(positions[positions.length - 1])) {
            throw AreaRule.RING_NOT_CLOSED.broken(
                    place,
                    "must end with the position that it begins with, %s, but ends with %s"
                            .formatted(shown(positions[0]), shown(positions[positions.length - 1])));
        }
        if (positions.length < 4) {
            throw AreaRule.TOO_FEW_POSITIONS.broken(
                    place, "must have at least four positions, was " + positions.length);
        }
        LinearRing ring = GEOMETRIES.createLinearRing(positions);
        TopologyValidationError error = new IsValidOp(GEOMETRIES.createPolygon(ring)).getValidationError();
        if (error != null) {
            throw AreaRule.SELF_CROSSING.broken(
                    place, "must not cross or touch itself, and does at " + shown(error.getCoordinate()));
        }
        return ring;
    }

    private Corridor corridor(JsonNode json, String place, double widthM) {
        Coordinate[] positions = positions(json, place, 0);
        if (positions.length < 2) {
            throw AreaRule.TOO_FEW_POSITIONS.broken(place, "must have at least two positions, was 1");
        }
        return new Corridor(GEOMETRIES.createLineString(positions), widthM);
    }

    /** A width may stand in the query, in the feature's properties, or beside the coordinates. */
    private static double width(JsonNode json, JsonNode geometry, @Nullable Double widthM) {
        JsonNode property = json.path("properties").path("widthM");
        JsonNode member = property.isMissingNode() ? geometry.path("widthM") : property;
        double width = widthM != null ? widthM : member.isNumber() ? member.doubleValue() : Double.NaN;
        if (!(width > 0 && width <= WIDEST_M)) {
            String was = widthM != null ? widthM.toString() : shown(member);
            throw AreaRule.WIDTH.broken(
                    "widthM", "must be given with a LineString: more than 0 and at most 20000 metres, was " + was);
        }
        return width;
    }

    private Coordinate[] positions(JsonNode json, String place, int uncounted) {
        int size = listed(json, place).size();
        vertices += size - uncounted;
        if (vertices > mostVertices) {
            throw AreaRule.TOO_MANY_VERTICES.broken(
                    "", "must have at most %d vertices, was %d up to %s".formatted(mostVertices, vertices, place));
        }
        Coordinate[] positions = new Coordinate[size];
        for (int i = 0; i < size; i++) {
            positions[i] = position(json.get(i), place + "/" + i);
            if (i > 0 && Math.abs(positions[i].x - positions[i - 1].x) > 180) {
                throw AreaRule.ANTIMERIDIAN.broken(
                        place + "/" + i,
                        "must be at most 180 degrees from the position before; cut what goes over the antimeridian or"
                                + " around a pole at 180 degrees, as RFC 7946, section 3.1.9, tells");
            }
        }
        return positions;
    }

    private static Coordinate position(JsonNode json, String place) {
        if (!json.isArray()
                || json.size() < 2
                || !json.get(0).isNumber()
                || !json.get(1).isNumber()) {
            throw AreaRule.COORDINATES.broken(place, "must be a position [longitude, latitude], was " + shown(json));
        }
        double longitude = json.get(0).doubleValue();
        double latitude = json.get(1).doubleValue();
        if (!(Math.abs(latitude) <= 90)) {
            throw AreaRule.LATITUDE.broken(
                    place + "/1",
                    "must be a latitude from -90 to 90, was %s; GeoJSON has the longitude first"
                            .formatted(shown(json.get(1))));
        }
        if (!(Math.abs(longitude) <= 180)) {
            throw AreaRule.LONGITUDE.broken(
                    place + "/0",
                    "must be a longitude from -180 to 180, was %s; cut what goes over the antimeridian in two"
                            .formatted(shown(json.get(0))));
        }
        return new Coordinate(longitude, latitude);
    }

    private static JsonNode listed(JsonNode json, String place) {
        if (!json.isArray()) {
            throw AreaRule.COORDINATES.broken(place, "must be an array, was " + shown(json));
        }
        if (json.isEmpty()) {
            throw AreaRule.EMPTY.broken(place, "must not be empty");
        }
        return json;
    }

    private static String shown(JsonNode json) {
        String text = json.isMissingNode() ? "missing" : json.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private static String shown(Coordinate position) {
        return "[%s, %s]".formatted(position.x, position.y);
    }
}
