package io.millrace.areas;

/** A part of the Earth's surface. */
public sealed interface Area permits PolygonArea, AreaCollection, Corridor, Circle {
    /** Whether a place is in the area. This test decides; {@link #reach} only saves tests. */
    boolean contains(GeoPoint place);

    /**
     * How bounds lie relative to this area. {@link Reach#BORDER} is also allowed for bounds that are inside or outside;
     * the other two must be exact.
     */
    Reach reach(Bounds bounds);

    /** The number of positions that define it. Its memory and the cost of a test grow with this number. */
    int vertices();

    /** How bounds lie relative to an area. */
    enum Reach {
        OUTSIDE,
        BORDER,
        INSIDE
    }
}
