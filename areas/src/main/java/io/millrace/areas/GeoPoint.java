package io.millrace.areas;

/** A place on Earth, WGS 84, in degrees. */
public record GeoPoint(double latitudeDeg, double longitudeDeg) {
    /** The mean radius of the Earth (IUGG): distances are on a sphere of this size, within 0.6 % of the ellipsoid's. */
    public static final double EARTH_RADIUS_M = 6_371_008.8;

    public static final double METRES_PER_DEGREE = Math.toRadians(EARTH_RADIUS_M);

    public GeoPoint {
        if (!(Math.abs(latitudeDeg) <= 90)) {
            throw new IllegalArgumentException("latitude must be within -90 and 90 degrees, was " + latitudeDeg);
        }
        if (!(Math.abs(longitudeDeg) <= 180)) {
            throw new IllegalArgumentException("longitude must be within -180 and 180 degrees, was " + longitudeDeg);
        }
    }

    /** The distance along the great circle in metres, by the haversine formula. */
    public double metresTo(GeoPoint other) {
        double fromLatitude = Math.toRadians(latitudeDeg);
        double toLatitude = Math.toRadians(other.latitudeDeg);
        double north = Math.sin((toLatitude - fromLatitude) / 2);
        double east = Math.sin(Math.toRadians(other.longitudeDeg - longitudeDeg) / 2);
        double haversine = north * north + Math.cos(fromLatitude) * Math.cos(toLatitude) * east * east;
        return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(haversine)));
    }
}
