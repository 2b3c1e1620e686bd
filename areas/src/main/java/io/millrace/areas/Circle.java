package io.millrace.areas;

/** All places within a distance of a place, along the great circle. */
public record Circle(GeoPoint centre, double radiusM) implements Area {
    @Override
    public boolean contains(GeoPoint place) {
        return centre.metresTo(place) <= radiusM;
    }

    @Override
    public int vertices() {
        return 1;
    }

    /** Tests the circle's box. It never reports {@link Reach#INSIDE}, since the caller needs each distance anyway. */
    @Override
    public Reach reach(Bounds bounds) {
        Bounds box = Bounds.around(centre, radiusM);
        boolean meets = box.parts().stream().anyMatch(part -> bounds.parts().stream()
                .anyMatch(other -> part.getEnvelopeInternal().intersects(other.getEnvelopeInternal())));
        return meets ? Reach.BORDER : Reach.OUTSIDE;
    }
}
