package io.millrace.areas;

import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Polygons that may touch or overlap. A place in one of them is in the collection; a place that is only on borders
 * isn't.
 */
public final class AreaCollection implements Area {
    private final List<PolygonArea> parts;
    private final STRtree byPlace = new STRtree();

    /** @param parts at least one */
    AreaCollection(List<PolygonArea> parts) {
        this.parts = List.copyOf(parts);
        parts.forEach(part -> byPlace.insert(part.envelope(), part));
        byPlace.build(); // or the first who asks would, and another meanwhile
    }

    @Override
    public boolean contains(GeoPoint place) {
        return near(new Envelope(place.longitudeDeg(), place.longitudeDeg(), place.latitudeDeg(), place.latitudeDeg()))
                .stream()
                .anyMatch(part -> part.contains(place));
    }

    /**
     * Bounds across the border of two parts are reported as {@link Reach#BORDER}, even if both parts together contain
     * them.
     */
    @Override
    public Reach reach(Bounds bounds) {
        Reach reach = Reach.OUTSIDE;
        for (PolygonArea part : bounds.parts().stream()
                .flatMap(geometry -> near(geometry.getEnvelopeInternal()).stream())
                .distinct()
                .toList()) {
            Reach ofPart = part.reach(bounds);
            if (ofPart == Reach.INSIDE) {
                return Reach.INSIDE;
            }
            reach = ofPart == Reach.BORDER ? Reach.BORDER : reach;
        }
        return reach;
    }

    @SuppressWarnings("unchecked") // it holds nothing else
    private List<PolygonArea> near(Envelope box) {
        return (List<PolygonArea>) byPlace.query(box);
    }

    @Override
    public int vertices() {
        return parts.stream().mapToInt(PolygonArea::vertices).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AreaCollection area && parts.equals(area.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }
}
