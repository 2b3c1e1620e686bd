package io.millrace.areas;

import java.util.Arrays;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * All places within half a width of a line, with round ends. The line is straight in degrees between its positions (RFC
 * 7946, section 3.1.1); the distance of a place from it is measured on the plane that is true to scale at the place.
 */
public final class Corridor implements Area {
    private final LineString line;
    private final Coordinate[] positions;
    private final PreparedGeometry prepared;
    private final double widthM;

    /** @param line at least two positions, longitude first */
    public Corridor(LineString line, double widthM) {
        this.line = line;
        this.positions = line.getCoordinates();
        this.prepared = PreparedGeometryFactory.prepare(line);
        this.widthM = widthM;
    }

    public double widthM() {
        return widthM;
    }

    @Override
    public boolean contains(GeoPoint place) {
        return metresFrom(place, 0) <= widthM / 2
                // A line that ends just before the antimeridian extends over it
                || metresFrom(place, 360) <= widthM / 2
                || metresFrom(place, -360) <= widthM / 2;
    }

    @Override
    public int vertices() {
        return positions.length;
    }

    /** Never {@link Reach#INSIDE}: a corridor is seldom as wide as a cell. */
    @Override
    public Reach reach(Bounds bounds) {
        return bounds.parts().stream()
                        .map(Geometry::getEnvelopeInternal)
                        .anyMatch(box -> meets(box, 0) || meets(box, 360) || meets(box, -360))
                ? Reach.BORDER
                : Reach.OUTSIDE;
    }

    private boolean meets(Envelope box, double shiftedDeg) {
        double north = widthM / 2 / GeoPoint.METRES_PER_DEGREE * 1.000001;
        double highest = Math.max(Math.abs(box.getMinY()), Math.abs(box.getMaxY()));
        double east = highest > 89.9 ? 360 : north / Math.cos(Math.toRadians(highest));
        Envelope grown = new Envelope(
                box.getMinX() + shiftedDeg - east,
                box.getMaxX() + shiftedDeg + east,
                box.getMinY() - north,
                box.getMaxY() + north);
        return grown.intersects(line.getEnvelopeInternal())
                && prepared.intersects(line.getFactory().toGeometry(grown));
    }

    private double metresFrom(GeoPoint place, double shiftedDeg) {
        double yScale = GeoPoint.METRES_PER_DEGREE;
        double xScale = yScale * Math.cos(Math.toRadians(place.latitudeDeg()));
        if (isBeside(place, shiftedDeg, xScale, yScale)) {
            return Double.POSITIVE_INFINITY;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < positions.length; i++) {
            double fromX = (positions[i - 1].x - place.longitudeDeg() - shiftedDeg) * xScale;
            double fromY = (positions[i - 1].y - place.latitudeDeg()) * yScale;
            double toX = (positions[i].x - place.longitudeDeg() - shiftedDeg) * xScale;
            double toY = (positions[i].y - place.latitudeDeg()) * yScale;
            least = Math.min(least, fromOrigin(fromX, fromY, toX, toY));
        }
        return least;
    }

    /** Whether even the box around the line is too far away. The box is never farther away than the line. */
    private boolean isBeside(GeoPoint place, double shiftedDeg, double xScale, double yScale) {
        Envelope box = line.getEnvelopeInternal();
        double x = place.longitudeDeg() + shiftedDeg;
        double y = place.latitudeDeg();
        double east = Math.max(0, Math.max(box.getMinX() - x, x - box.getMaxX())) * xScale;
        double north = Math.max(0, Math.max(box.getMinY() - y, y - box.getMaxY())) * yScale;
        // A little more than half, for rounding
        return Math.max(east, north) > widthM * 0.500001;
    }

    private static double fromOrigin(double fromX, double fromY, double toX, double toY) {
        double x = toX - fromX;
        double y = toY - fromY;
        double square = x * x + y * y;
        double share = square == 0 ? 0 : Math.max(0, Math.min(1, -(fromX * x + fromY * y) / square));
        return Math.hypot(fromX + share * x, fromY + share * y);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Corridor area && widthM == area.widthM && Arrays.equals(positions, area.positions);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(positions) + Double.hashCode(widthM);
    }
}
