package io.millrace.api.areas;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;

/** Borders as rough as those of countries: a circle whose radius is displaced at ever finer midpoints. */
public final class FractalBorder {
    private FractalBorder() {}

    /** A closed ring, which doesn't cross itself, as it goes once around. */
    public static Coordinate[] ring(int vertices, Coordinate centre, double radiusDeg, Random random) {
        double[] displaced = displacement(Integer.highestOneBit(vertices) * 2, random);
        Coordinate[] ring = new Coordinate[vertices + 1];
        for (int i = 0; i < vertices; i++) {
            double angle = 2 * Math.PI * i / vertices;
            double radius = radiusDeg * Math.max(0.2, 1 + displaced[(int) ((long) i * displaced.length / vertices)]);
            ring[i] = new Coordinate(centre.x + radius * Math.cos(angle), centre.y + radius * Math.sin(angle));
        }
        ring[vertices] = ring[0].copy();
        return ring;
    }

    private static double[] displacement(int size, Random random) {
        double[] displaced = new double[size];
        double height = 0.2;
        for (int step = size; step > 1; step /= 2) {
            for (int i = 0; i < size; i += step) {
                double between = (displaced[i] + displaced[(i + step) % size]) / 2;
                displaced[i + step / 2] = between + height * random.nextGaussian();
            }
            height /= 1.6;
        }
        return displaced;
    }

    public static String geoJson(Coordinate[] ring) {
        return "{\"type\":\"Polygon\",\"coordinates\":["
                + Arrays.stream(ring)
                        .map(position -> "[%s,%s]".formatted(position.x, position.y))
                        .collect(Collectors.joining(",", "[", "]"))
                + "]}";
    }
}
