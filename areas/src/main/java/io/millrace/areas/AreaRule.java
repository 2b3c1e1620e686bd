package io.millrace.areas;

import java.util.Locale;

/** What is asked of an area as such. {@code docs/deliveries.md} has a line for each. */
enum AreaRule {
    TYPE,
    COORDINATES,
    EMPTY,
    LATITUDE,
    LONGITUDE,
    ANTIMERIDIAN,
    TOO_FEW_POSITIONS,
    RING_NOT_CLOSED,
    SELF_CROSSING,
    RINGS_CROSS,
    HOLE_OUTSIDE,
    TOO_MANY_VERTICES,
    WIDTH;

    /** As problems and documents spell it, such as {@code ring-not-closed}. */
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The exception for an area that breaks the rule.
     *
     * @param pointer where in the GeoJSON, as a JSON pointer (RFC 6901); empty for all of it
     * @param why the rule and the value
     */
    InvalidAreaException broken(String pointer, String why) {
        String place = pointer.isEmpty() ? "the area" : pointer;
        return new InvalidAreaException("%s: %s %s".formatted(slug(), place, why));
    }
}
