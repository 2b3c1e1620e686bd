package io.millrace.areas;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
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

/**
 * Reads an area as GeoJSON (RFC 7946): a Polygon, a MultiPolygon or, with a width, a LineString; a Feature of one, or a
 * collection (FeatureCollection, GeometryCollection) of one or of polygons. Both windings are accepted, as the RFC asks
 * of readers (section 3.1.6). An exception names the broken rule and its place.
 */
public final class AreaReader {
    private static final int DEEPEST = 16;
    /** Enough for a hundred thousand positions with height, and as many tokens of properties. */
    private static final int MOST_TOKENS = 1_000_000;

    private static final double WIDEST_M = 20_000;
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxTokenCount(MOST_TOKENS)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final MostVertices most;
    private int vertices;

    private AreaReader(MostVertices most) {
        this.most = most;
    }

    /**
     * Parses a body as JSON. Duplicate properties are refused.
     *
     * @throws JsonProcessingException if the body isn't JSON, has a duplicate property, or is nested deeper or has more
     *     values than any area
     */
    public static JsonNode json(byte[] body) throws JsonProcessingException {
        try {
            JsonNode json = JSON.readTree(body);
            if (json.isMissingNode()) {
                throw MismatchedInputException.from(null, JsonNode.class, "There is nothing but white space");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory can't fail", e);
        }
    }

    /**
     * Reads an area.
     *
     * @param widthM a corridor's width in metres if the GeoJSON doesn't have it; null if it isn't given
     * @throws InvalidAreaException if it breaks a rule
     */
    public static Area read(JsonNode geoJson, @Nullable Double widthM, MostVertices most) {
        return new AreaReader(most).area(geoJson, widthM);
    }

    private Area area(JsonNode json, @Nullable Double widthM) {
        if (!json.isObject()) {
            throw AreaRule.TYPE.broken("", "must be a GeoJSON object");
        }
        List<GeoJsonGeometry> geometries = GeoJsonGeometry.in(json);
        GeoJsonGeometry first = geometries.get(0);
        if (geometries.size() == 1 && first.type().equals("LineString")) {
            return corridor(first.json().path("coordinates"), first.pointer() + "/coordinates", width(first, widthM));
        }
        List<Geometry> polygons = new ArrayList<>();
        for (GeoJsonGeometry geometry : geometries) {
            polygons.add(polygonal(geometry, geometries.size() == 1));
        }
        if (widthM != null) {
            throw AreaRule.WIDTH.broken("widthM", "must be given for a LineString only");
        }
        PolygonRules.checkTogether(polygons);
        List<PolygonArea> areas = new ArrayList<>();
        for (int i = 0; i < polygons.size(); i++) {
            PolygonRules.check(polygons.get(i), geometries.get(i).pointer() + "/coordinates");
            areas.add(new PolygonArea(polygons.get(i)));
        }
        return areas.size() == 1 ? areas.get(0) : new AreaCollection(areas);
    }

    private Geometry polygonal(GeoJsonGeometry geometry, boolean alone) {
        JsonNode coordinates = geometry.json().path("coordinates");
        String place = geometry.pointer() + "/coordinates";
        return switch (geometry.type()) {
            case "Polygon" -> polygon(coordinates, place);
            case "MultiPolygon" -> multiPolygon(coordinates, place);
            default ->
                throw AreaRule.TYPE.broken(
                        geometry.pointer() + "/type",
                        (alone
                                        ? "must be Polygon, MultiPolygon, LineString, or a Feature or collection of these, was "
                                        : "must be Polygon or MultiPolygon in a collection of several, was ")
                                + AreaRule.shown(geometry.json().path("type")));
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
        // The last position repeats the first
        Coordinate[] positions = positions(json, place, 1, most.ofPolygons());
        if (!positions[0].equals2D(positions[positions.length - 1])) {
            throw AreaRule.RING_NOT_CLOSED.broken(
                    place,
                    "must end with the position that it begins with, %s, but ends with %s"
                            .formatted(AreaRule.shown(positions[0]), AreaRule.shown(positions[positions.length - 1])));
        }
        if (positions.length < 4) {
            throw AreaRule.TOO_FEW_POSITIONS.broken(
                    place, "must have at least four positions, was " + positions.length);
        }
        return GEOMETRIES.createLinearRing(positions);
    }

    private Corridor corridor(JsonNode json, String place, double widthM) {
        Coordinate[] positions = positions(json, place, 0, most.ofLine());
        if (positions.length < 2) {
            throw AreaRule.TOO_FEW_POSITIONS.broken(place, "must have at least two positions, was 1");
        }
        return new Corridor(GEOMETRIES.createLineString(positions), widthM);
    }

    /** A width may be in the query, in the feature's properties, or beside the coordinates. */
    private static double width(GeoJsonGeometry geometry, @Nullable Double widthM) {
        JsonNode property = geometry.properties().path("widthM");
        JsonNode member = property.isMissingNode() ? geometry.json().path("widthM") : property;
        double width = widthM != null ? widthM : member.isNumber() ? member.doubleValue() : Double.NaN;
        if (!(width > 0 && width <= WIDEST_M)) {
            String was = widthM != null ? widthM.toString() : AreaRule.shown(member);
            throw AreaRule.WIDTH.broken(
                    "widthM", "must be given with a LineString: more than 0 and at most 20000 metres, was " + was);
        }
        return width;
    }

    private Coordinate[] positions(JsonNode json, String place, int uncounted, int mostVertices) {
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
            throw AreaRule.COORDINATES.broken(
                    place, "must be a position [longitude, latitude], was " + AreaRule.shown(json));
        }
        double longitude = json.get(0).doubleValue();
        double latitude = json.get(1).doubleValue();
        if (!(Math.abs(latitude) <= 90)) {
            throw AreaRule.LATITUDE.broken(
                    place + "/1",
                    "must be a latitude from -90 to 90, was %s; GeoJSON has the longitude first"
                            .formatted(AreaRule.shown(json.get(1))));
        }
        if (!(Math.abs(longitude) <= 180)) {
            throw AreaRule.LONGITUDE.broken(
                    place + "/0",
                    "must be a longitude from -180 to 180, was %s; cut what goes over the antimeridian in two"
                            .formatted(AreaRule.shown(json.get(0))));
        }
        return new Coordinate(longitude, latitude);
    }

    static JsonNode listed(JsonNode json, String place) {
        if (!json.isArray()) {
            throw AreaRule.COORDINATES.broken(place, "must be an array, was " + AreaRule.shown(json));
        }
        if (json.isEmpty()) {
            throw AreaRule.EMPTY.broken(place, "must not be empty");
        }
        return json;
    }
}
