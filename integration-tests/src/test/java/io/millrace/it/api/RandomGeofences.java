package io.millrace.it.api;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Places in three regions, a city's, one over the antimeridian and one far north, and areas among them: convex,
 * star-shaped, holed, thin, tiny, along a meridian, across the antimeridian, with a thousand vertices.
 */
final class RandomGeofences {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final double SIZE = 0.2;
    /** So far from the antimeridian a place is at least: what is exactly on it is on the border of both its sides. */
    private static final double EDGE = 2e-6;

    private final Random random;
    private final Coordinate city;
    private final double antimeridianLat;
    private final Coordinate north;

    RandomGeofences(long seed) {
        this.random = new Random(seed);
        this.city = new Coordinate(-170 + random.nextInt(100), -50 + random.nextInt(40));
        this.antimeridianLat = -60 + random.nextInt(100);
        this.north = new Coordinate(-170 + random.nextInt(340), 72 + random.nextInt(12));
    }

    /** A place in one of the regions, to six decimals. */
    Coordinate place() {
        double x = random.nextDouble() * SIZE;
        double y = random.nextDouble() * SIZE;
        return switch (random.nextInt(5)) {
            case 0 -> rounded(x < SIZE / 2 ? -180 + x + EDGE : 180 - (SIZE - x) - EDGE, antimeridianLat + y);
            case 1 -> rounded(north.x + x, north.y + y);
            default -> rounded(city.x + x, city.y + y);
        };
    }

    /** All regions whole: every place is in one, though none is at its edge. */
    List<Geometry> regions() {
        return List.of(
                box(city.x - 0.001, city.y - 0.001, city.x + SIZE + 0.001, city.y + SIZE + 0.001),
                box(north.x - 0.001, north.y - 0.001, north.x + SIZE + 0.001, north.y + SIZE + 0.001),
                box(-180.0, antimeridianLat - 0.001, -180 + SIZE, antimeridianLat + SIZE + 0.001),
                box(180 - SIZE, antimeridianLat - 0.001, 180.0, antimeridianLat + SIZE + 0.001));
    }

    /** An area of some kind. */
    Geometry area() {
        Coordinate centre = place();
        double x = Math.max(-179.6, Math.min(179.6, centre.x));
        double y = centre.y;
        return switch (random.nextInt(8)) {
            case 0 -> GEOMETRIES.createPolygon(ring(x, y, size(1e-3, 0.1), 5 + random.nextInt(20), 1));
            case 1 -> GEOMETRIES.createPolygon(ring(x, y, size(1e-3, 0.1), 7 + random.nextInt(30), 0.2));
            case 2 -> holed(x, y, size(1e-3, 0.1));
            case 3 -> thin(x, y, random.nextDouble() * 2 * Math.PI, size(0.01, 0.2), size(1e-6, 1e-3));
            case 4 -> GEOMETRIES.createPolygon(ring(x, y, size(1e-6, 1e-4), 4 + random.nextInt(5), 0.5));
            case 5 -> thin(x, y, Math.PI / 2, size(0.01, 0.2), size(1e-6, 1e-3));
            case 6 -> acrossTheAntimeridian(antimeridianLat + SIZE * random.nextDouble(), size(1e-3, 0.1));
            default ->
                random.nextInt(10) == 0
                        ? GEOMETRIES.createPolygon(ring(x, y, size(0.01, 0.1), 1000, 0.7))
                        : GEOMETRIES.createPolygon(ring(x, y, size(1e-4, 0.02), 12, 0.4));
        };
    }

    /** As GeoJSON, every digit of it. */
    static String geoJson(Geometry geometry) {
        if (geometry instanceof Polygon polygon) {
            return "{\"type\":\"Polygon\",\"coordinates\":" + coordinates(polygon) + "}";
        }
        return IntStream.range(0, geometry.getNumGeometries())
                .mapToObj(i -> coordinates((Polygon) geometry.getGeometryN(i)))
                .collect(Collectors.joining(",", "{\"type\":\"MultiPolygon\",\"coordinates\":[", "]}"));
    }

    private static String coordinates(Polygon polygon) {
        return IntStream.rangeClosed(0, polygon.getNumInteriorRing())
                .mapToObj(i -> i == 0 ? polygon.getExteriorRing() : polygon.getInteriorRingN(i - 1))
                .map(ring -> IntStream.range(0, ring.getNumPoints())
                        .mapToObj(ring::getCoordinateN)
                        .map(at -> String.format(Locale.ROOT, "[%s,%s]", at.x, at.y))
                        .collect(Collectors.joining(",", "[", "]")))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private double size(double least, double most) {
        return least * Math.pow(most / least, random.nextDouble());
    }

    private LinearRing ring(double x, double y, double radius, int corners, double least) {
        Coordinate[] ring = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double reach = radius * (least + (1 - least) * random.nextDouble());
            ring[i] = new Coordinate(x + reach * Math.cos(angle), y + reach * Math.sin(angle));
        }
        ring[corners] = ring[0].copy();
        return GEOMETRIES.createLinearRing(ring);
    }

    private Geometry holed(double x, double y, double radius) {
        return GEOMETRIES.createPolygon(
                ring(x, y, radius, 24, 0.9),
                new LinearRing[] {ring(x, y, radius * 0.7 * random.nextDouble(), 12, 0.5)});
    }

    private static Geometry thin(double x, double y, double angle, double length, double width) {
        double alongX = Math.cos(angle) * length;
        double alongY = Math.sin(angle) * length;
        double asideX = -Math.sin(angle) * width;
        double asideY = Math.cos(angle) * width;
        return GEOMETRIES.createPolygon(new Coordinate[] {
            new Coordinate(x, y),
            new Coordinate(x + alongX, y + alongY),
            new Coordinate(x + alongX + asideX, y + alongY + asideY),
            new Coordinate(x + asideX, y + asideY),
            new Coordinate(x, y)
        });
    }

    private static Geometry acrossTheAntimeridian(double y, double radius) {
        return GEOMETRIES.createMultiPolygon(
                new Polygon[] {triangle(180, y, 180 - radius, radius), triangle(-180, y, -180 + radius, radius)});
    }

    private static Polygon triangle(double meridian, double y, double tip, double radius) {
        return GEOMETRIES.createPolygon(new Coordinate[] {
            new Coordinate(meridian, y - radius),
            new Coordinate(meridian, y + radius),
            new Coordinate(tip, y),
            new Coordinate(meridian, y - radius)
        });
    }

    private static Geometry box(double west, double south, double east, double north) {
        return GEOMETRIES.toGeometry(new Envelope(west, east, south, north));
    }

    private static Coordinate rounded(double x, double y) {
        return new Coordinate(Math.rint(x * 1e6) / 1e6, Math.rint(y * 1e6) / 1e6);
    }
}
