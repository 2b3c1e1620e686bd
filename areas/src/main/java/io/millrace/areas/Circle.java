package io.millrace.areas;

/** All that is within a distance of a place along the great circle. */
public record Circle(GeoPoint centre, double radiusM) implements Area {
    @Override
    public boolean contains(GeoPoint place) {
        return centre.metresTo(place) <= radiusM;
    }

    /** By the circle's box; it isn't said to hold a cell whole, because each distance is wanted anyway. */
    @Override
    public Reach reach(Bounds bounds) {
        Bounds box = Bounds.around(centre, radiusM);
        boolean meets = box.parts().stream().anyMatch(part -> bounds.parts().stream()
                .anyMatch(other -> part.getEnvelopeInternal().intersects(other.getEnvelopeInternal())));
        return meets ? Reach.BORDER : Reach.OUTSIDE;
    }
}
