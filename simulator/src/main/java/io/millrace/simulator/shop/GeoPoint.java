package io.millrace.simulator.shop;

/** A place on Earth, WGS 84, in degrees. */
public record GeoPoint(double latitudeDeg, double longitudeDeg) {

    private static final double METRES_PER_DEGREE = 111_195;

    public GeoPoint {
        if (!(Math.abs(latitudeDeg) <= 90)) {
            throw new IllegalArgumentException("latitude must be from -90 to 90 degrees, was " + latitudeDeg);
        }
        if (!(Math.abs(longitudeDeg) <= 180)) {
            throw new IllegalArgumentException("longitude must be from -180 to 180 degrees, was " + longitudeDeg);
        }
    }

    /** The point that many metres to the north and east, to six decimals (0.1 m); good for a city's distances. */
    GeoPoint movedBy(double northM, double eastM) {
        double latitude = latitudeDeg + northM / METRES_PER_DEGREE;
        double longitude = longitudeDeg + eastM / (METRES_PER_DEGREE * Math.cos(Math.toRadians(latitudeDeg)));
        return new GeoPoint(Math.rint(latitude * 1e6) / 1e6, Math.rint(longitude * 1e6) / 1e6);
    }

    /** The point at that share of the straight way, 0 here and 1 there, to six decimals; good for a city's distances. */
    public GeoPoint towards(GeoPoint other, double share) {
        return new GeoPoint(
                Math.rint((latitudeDeg + (other.latitudeDeg - latitudeDeg) * share) * 1e6) / 1e6,
                Math.rint((longitudeDeg + (other.longitudeDeg - longitudeDeg) * share) * 1e6) / 1e6);
    }

    /** The distance in metres on a flat map; good for a city's distances. */
    public double metresTo(GeoPoint other) {
        double north = (other.latitudeDeg - latitudeDeg) * METRES_PER_DEGREE;
        double east = (other.longitudeDeg - longitudeDeg)
                * METRES_PER_DEGREE
                * Math.cos(Math.toRadians((latitudeDeg + other.latitudeDeg) / 2));
        return Math.hypot(north, east);
    }
}
