package io.millrace.areas;

/** A part of the Earth's surface. */
public sealed interface Area permits PolygonArea, Corridor, Circle {
    /** Whether a place lies in it: the one test that decides. */
    boolean contains(GeoPoint place);

    /** How something lies to it. Only {@link Reach#BORDER} may be said of what is really inside or outside. */
    Reach reach(Bounds bounds);

    /** How something lies to an area. */
    enum Reach {
        OUTSIDE,
        BORDER,
        INSIDE
    }
}
