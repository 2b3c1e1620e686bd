package io.millrace.bench;

import io.millrace.simulator.shop.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A polygon with one ring.
 *
 * @param ring longitudes and latitudes, the last as the first
 */
record BenchArea(List<double[]> ring) {

    private static final double METRES_PER_DEGREE = 111_320;

    /** The kinds of area that are measured. */
    enum Kind {
        SMALL("0.4 km²") {
            @Override
            BenchArea next(Random random) {
                return round(random, 32, 0.4e6, 0);
            }
        },
        MIDDLE("10 km²") {
            @Override
            BenchArea next(Random random) {
                return round(random, 32, 10e6, 0);
            }
        },
        LARGE("200 km²") {
            @Override
            BenchArea next(Random random) {
                return round(random, 32, 200e6, 0);
            }
        },
        CORRIDOR("5 km × 40 m") {
            @Override
            BenchArea next(Random random) {
                double turn = random.nextDouble() * Math.PI;
                List<double[]> ring = new ArrayList<>();
                double[] centre = centre(random);
                for (double[] corner :
                        new double[][] {{2_500, 20}, {-2_500, 20}, {-2_500, -20}, {2_500, -20}, {2_500, 20}}) {
                    ring.add(metresFrom(
                            centre,
                            corner[0] * Math.cos(turn) - corner[1] * Math.sin(turn),
                            corner[0] * Math.sin(turn) + corner[1] * Math.cos(turn)));
                }
                return new BenchArea(ring);
            }
        },
        RAGGED("10 km², 1,000 vertices") {
            @Override
            BenchArea next(Random random) {
                return round(random, 1_000, 10e6, 0.15);
            }
        };

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /** One of that kind, somewhere in the square of {@link PositionEvents}. */
        abstract BenchArea next(Random random);
    }

    /** A circle of so many vertices; {@code raggedness} moves each in or out by up to that share of the radius. */
    private static BenchArea round(Random random, int vertices, double squareMetres, double raggedness) {
        double radius = Math.sqrt(squareMetres / Math.PI);
        double[] centre = centre(random);
        List<double[]> ring = new ArrayList<>();
        for (int i = 0; i < vertices; i++) {
            double angle = 2 * Math.PI * i / vertices;
            double reach = radius * (1 + raggedness * (2 * random.nextDouble() - 1));
            ring.add(metresFrom(centre, reach * Math.cos(angle), reach * Math.sin(angle)));
        }
        ring.add(ring.get(0));
        return new BenchArea(ring);
    }

    private static double[] centre(Random random) {
        return new double[] {
            Shop.LOCATION.longitudeDeg() + PositionEvents.REACH_OF_AREAS * (2 * random.nextDouble() - 1),
            Shop.LOCATION.latitudeDeg() + PositionEvents.REACH_OF_AREAS * (2 * random.nextDouble() - 1)
        };
    }

    private static double[] metresFrom(double[] centre, double east, double north) {
        return new double[] {
            centre[0] + east / METRES_PER_DEGREE / Math.cos(Math.toRadians(centre[1])),
            centre[1] + north / METRES_PER_DEGREE
        };
    }

    String geoJson() {
        return ring.stream()
                .map(place -> "[" + place[0] + "," + place[1] + "]")
                .collect(Collectors.joining(",", "{\"type\":\"Polygon\",\"coordinates\":[[", "]]}"));
    }

    String wkt() {
        return ring.stream()
                .map(place -> place[0] + " " + place[1])
                .collect(Collectors.joining(",", "POLYGON((", "))"));
    }

    /** A condition that holds for what is in the box around the area. */
    String boxSql() {
        return "deliveryLon BETWEEN %s AND %s AND deliveryLat BETWEEN %s AND %s"
                .formatted(least(0), greatest(0), least(1), greatest(1));
    }

    private double least(int axis) {
        return ring.stream().mapToDouble(place -> place[axis]).min().orElseThrow();
    }

    private double greatest(int axis) {
        return ring.stream().mapToDouble(place -> place[axis]).max().orElseThrow();
    }
}
