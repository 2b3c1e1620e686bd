package io.millrace.areas;

import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * The rules for well-formed polygons: simple rings that don't cross each other, and not so jagged that tests get slow.
 */
final class PolygonRules {
    /**
     * The most edges that may cross one latitude. The time to check whether rings cross, and whether a place is inside,
     * grows in proportion: to check a comb of 10,000 slanting teeth took 25 s, and a border of 100,000 vertices, which
     * crosses a latitude some hundred times, 1 s.
     */
    private static final int MOST_ACROSS = 1_000;

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private PolygonRules() {}

    /**
     * Checks the rules that concern several polygons together.
     *
     * @throws InvalidAreaException if they break one
     */
    static void checkTogether(List<Geometry> polygons) {
        double[] lows =
                new double[polygons.stream().mapToInt(Geometry::getNumPoints).sum()];
        double[] highs = new double[lows.length];
        int edges = 0;
        for (Geometry each : polygons) {
            for (int i = 0; i < each.getNumGeometries(); i++) {
                edges = addEdges((Polygon) each.getGeometryN(i), lows, highs, edges);
            }
        }
        int across = mostAtOnce(Arrays.copyOf(lows, edges), Arrays.copyOf(highs, edges));
        if (across > MOST_ACROSS) {
            throw AreaRule.TOO_JAGGED.broken(
                    "", "must have at most %d edges across one latitude, was %d".formatted(MOST_ACROSS, across));
        }
    }

    private static int addEdges(Polygon polygon, double[] lows, double[] highs, int edges) {
        int next = addEdges(polygon.getExteriorRing(), lows, highs, edges);
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            next = addEdges(polygon.getInteriorRingN(i), lows, highs, next);
        }
        return next;
    }

    private static int addEdges(LinearRing ring, double[] lows, double[] highs, int edges) {
        int next = edges;
        Coordinate[] positions = ring.getCoordinates();
        for (int i = 1; i < positions.length; i++) {
            double from = positions[i - 1].y;
            double to = positions[i].y;
            if (from != to) { // one along the latitude crosses nothing
                lows[next] = Math.min(from, to);
                highs[next] = Math.max(from, to);
                next++;
            }
        }
        return next;
    }

    /** The largest number of open ranges that have a point in common. */
    private static int mostAtOnce(double[] lows, double[] highs) {
        Arrays.sort(lows);
        Arrays.sort(highs);
        int most = 0;
        int ended = 0;
        for (int begun = 0; begun < lows.length; begun++) {
            while (highs[ended] <= lows[begun]) {
                ended++;
            }
            most = Math.max(most, begun + 1 - ended);
        }
        return most;
    }

    /**
     * Checks the rules that concern a single polygon or multipolygon.
     *
     * @param place where its coordinates are
     * @throws InvalidAreaException if it breaks one
     */
    static void check(Geometry geometry, String place) {
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            checkRings((Polygon) geometry.getGeometryN(i), geometry instanceof Polygon ? place : place + "/" + i);
        }
        TopologyValidationError error = new IsValidOp(geometry).getValidationError();
        if (error != null) {
            throw broken(error, place);
        }
    }

    private static void checkRings(Polygon polygon, String place) {
        checkRing(polygon.getExteriorRing(), place + "/0");
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            checkRing(polygon.getInteriorRingN(i), place + "/" + (i + 1));
        }
    }

    private static void checkRing(LinearRing ring, String place) {
        TopologyValidationError error = new IsValidOp(GEOMETRIES.createPolygon(ring)).getValidationError();
        if (error != null) {
            throw AreaRule.SELF_CROSSING.broken(
                    place, "must not cross or touch itself, and does at " + AreaRule.shown(error.getCoordinate()));
        }
    }

    private static InvalidAreaException broken(TopologyValidationError error, String place) {
        String at = "at " + AreaRule.shown(error.getCoordinate());
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
}
