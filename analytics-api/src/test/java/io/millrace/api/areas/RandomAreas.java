package io.millrace.api.areas;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Areas of every kind that has gone wrong somewhere: thin, tiny, huge, holed, jagged, at odd places. */
final class RandomAreas {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final Random random;

    RandomAreas(Random random) {
        this.random = random;
    }

    /** The kinds of polygon. */
    enum Kind {
        CONVEX,
        STAR,
        HOLED,
        THIN,
        TINY,
        HUGE,
        ALONG_A_MERIDIAN,
        ACROSS_THE_ANTIMERIDIAN,
        HIGH_UP,
        THOUSAND_VERTICES
    }

    /** A valid polygon or multipolygon. */
    Geometry polygon(Kind kind) {
        double lon = random.nextDouble() * 340 - 170;
        double lat = random.nextDouble() * 120 - 60;
        return switch (kind) {
            case CONVEX -> star(lon, lat, size(1e-3, 0.3), 5 + random.nextInt(20), 1);
            case STAR -> star(lon, lat, size(1e-3, 0.3), 7 + random.nextInt(40), 0.2);
            case HOLED -> holed(lon, lat, size(1e-3, 0.3));
            case THIN -> thin(lon, lat, random.nextDouble() * 2 * Math.PI, size(0.01, 0.2), size(1e-7, 1e-3));
            case TINY -> star(lon, lat, size(1e-7, 1e-4), 4 + random.nextInt(5), 0.5);
            case HUGE -> star(lon, lat, size(0.5, 8), 5 + random.nextInt(20), 0.6);
            case ALONG_A_MERIDIAN -> thin(lon, lat, Math.PI / 2, size(0.01, 2), size(1e-6, 1e-3));
            case ACROSS_THE_ANTIMERIDIAN -> acrossTheAntimeridian(lat, size(1e-3, 0.3));
            case HIGH_UP -> star(lon, Math.copySign(72 + random.nextDouble() * 16, lat), size(1e-3, 0.3), 9, 0.4);
            case THOUSAND_VERTICES -> star(lon, lat, size(0.01, 0.2), 1000, 0.7);
        };
    }

    /** A point in or near a polygon, often at its very edge. */
    Coordinate near(Geometry polygon) {
        Coordinate[] corners = polygon.getCoordinates();
        double reach = Math.max(
                polygon.getEnvelopeInternal().getWidth(),
                polygon.getEnvelopeInternal().getHeight());
        Coordinate one = corners[random.nextInt(corners.length)];
        Coordinate other = corners[random.nextInt(corners.length)];
        double share = random.nextDouble();
        double away = reach * Math.pow(10, -1 - random.nextInt(5)) * random.nextGaussian();
        double lon = one.x + (other.x - one.x) * share + away;
        double lat = one.y + (other.y - one.y) * share + away * random.nextGaussian();
        return new Coordinate(Math.max(-180, Math.min(180, lon)), Math.max(-90, Math.min(90, lat)));
    }

    private double size(double least, double most) {
        return least * Math.pow(most / least, random.nextDouble());
    }

    private Polygon star(double lon, double lat, double radius, int corners, double least) {
        return GEOMETRIES.createPolygon(ring(lon, lat, radius, corners, least));
    }

    private LinearRing ring(double lon, double lat, double radius, int corners, double least) {
        List<Coordinate> ring = new ArrayList<>();
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double reach = radius * (least + (1 - least) * random.nextDouble());
            ring.add(new Coordinate(lon + reach * Math.cos(angle), lat + reach * Math.sin(angle)));
        }
        ring.add(ring.get(0).copy());
        return GEOMETRIES.createLinearRing(ring.toArray(Coordinate[]::new));
    }

    private Polygon holed(double lon, double lat, double radius) {
        return GEOMETRIES.createPolygon(
                ring(lon, lat, radius, 24, 0.9),
                new LinearRing[] {ring(lon, lat, radius * 0.8 * Math.max(0.05, random.nextDouble()), 12, 0.5)});
    }

    private Polygon thin(double lon, double lat, double angle, double length, double width) {
        double alongX = Math.cos(angle) * length;
        double alongY = Math.sin(angle) * length;
        double asideX = -Math.sin(angle) * width;
        double asideY = Math.cos(angle) * width;
        return GEOMETRIES.createPolygon(new Coordinate[] {
            new Coordinate(lon, lat),
            new Coordinate(lon + alongX, lat + alongY),
            new Coordinate(lon + alongX + asideX, lat + alongY + asideY),
            new Coordinate(lon + asideX, lat + asideY),
            new Coordinate(lon, lat)
        });
    }

    private Geometry acrossTheAntimeridian(double lat, double radius) {
        double bow = radius * random.nextDouble();
        return GEOMETRIES.createMultiPolygon(new Polygon[] {
            triangle(180, lat, 180 - bow, radius), triangle(-180, lat, -180 + radius, radius),
        });
    }

    private static Polygon triangle(double meridian, double lat, double tip, double radius) {
        return GEOMETRIES.createPolygon(new Coordinate[] {
            new Coordinate(meridian, lat - radius),
            new Coordinate(meridian, lat + radius),
            new Coordinate(tip, lat),
            new Coordinate(meridian, lat - radius)
        });
    }
}
