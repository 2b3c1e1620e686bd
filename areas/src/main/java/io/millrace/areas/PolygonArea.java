package io.millrace.areas;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * A polygon or several, with holes, whose edges are straight in degrees (RFC 7946, section 3.1.1). A place on its
 * border isn't in it, as with {@code ST_Contains}.
 */
public final class PolygonArea implements Area {
    private final Geometry geometry;
    private final PreparedGeometry prepared;

    /** @param geometry a valid polygon or multipolygon, longitude first */
    public PolygonArea(Geometry geometry) {
        this.geometry = geometry;
        this.prepared = PreparedGeometryFactory.prepare(geometry);
    }

    @Override
    public boolean contains(GeoPoint place) {
        return prepared.contains(
                geometry.getFactory().createPoint(new Coordinate(place.longitudeDeg(), place.latitudeDeg())));
    }

    Envelope envelope() {
        return geometry.getEnvelopeInternal();
    }

    @Override
    public int vertices() {
        return geometry.getNumPoints();
    }

    @Override
    public Reach reach(Bounds bounds) {
        // Bounds that touch the border aren't inside, since places on the border aren't
        if (bounds.parts().stream().allMatch(prepared::containsProperly)) {
            return Reach.INSIDE;
        }
        return bounds.parts().stream().anyMatch(prepared::intersects) ? Reach.BORDER : Reach.OUTSIDE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PolygonArea area && geometry.equalsExact(area.geometry);
    }

    @Override
    public int hashCode() {
        return geometry.hashCode();
    }
}
