package io.millrace.areas;

import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Geometries in degrees, longitude first, that contain all of something on Earth: one geometry, or two if it is on both
 * sides of the antimeridian.
 */
public record Bounds(List<Geometry> parts) {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    /** A factor on the radius that exceeds all rounding errors. */
    private static final double MARGIN = 1 + 1e-6;

    public Bounds {
        parts = List.copyOf(parts);
    }

    /** The box around all places within a distance of a place. */
    public static Bounds around(GeoPoint centre, double radiusM) {
        double radius = radiusM * MARGIN / GeoPoint.EARTH_RADIUS_M;
        double latitude = Math.toRadians(centre.latitudeDeg());
        double south = Math.max(-90, Math.toDegrees(latitude - radius));
        double north = Math.min(90, Math.toDegrees(latitude + radius));
        double reach = Math.sin(radius) / Math.cos(latitude);
        boolean holdsPole = Math.abs(latitude) + radius >= Math.PI / 2 || !(reach < 1);
        if (holdsPole) {
            return new Bounds(List.of(box(-180, south, 180, north)));
        }
        double aside = Math.toDegrees(Math.asin(reach)) * MARGIN;
        return cut(centre.longitudeDeg() - aside, south, centre.longitudeDeg() + aside, north);
    }

    private static Bounds cut(double west, double south, double east, double north) {
        if (west < -180) {
            return new Bounds(List.of(box(-180, south, east, north), box(west + 360, south, 180, north)));
        }
        if (east > 180) {
            return new Bounds(List.of(box(west, south, 180, north), box(-180, south, east - 360, north)));
        }
        return new Bounds(List.of(box(west, south, east, north)));
    }

    private static Geometry box(double west, double south, double east, double north) {
        return GEOMETRIES.toGeometry(new Envelope(west, east, south, north));
    }
}
