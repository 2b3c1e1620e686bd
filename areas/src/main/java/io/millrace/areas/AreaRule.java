package io.millrace.areas;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;

/** The rules for every area. {@code docs/deliveries.md} has a line for each. */
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
    TOO_JAGGED,
    WIDTH;

    /** A value as messages show it. */
    static String shown(JsonNode json) {
        String text = json.isMissingNode() ? "missing" : json.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    static String shown(Coordinate position) {
        return "[%s, %s]".formatted(position.x, position.y);
    }

    /** The rule's name in problems and documents, such as {@code ring-not-closed}. */
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Makes the exception for an area that breaks the rule.
     *
     * @param pointer where in the GeoJSON, as a JSON pointer (RFC 6901); empty for all of it
     * @param why the rule and the value
     */
    InvalidAreaException broken(String pointer, String why) {
        String place = pointer.isEmpty() ? "the area" : pointer;
        return new InvalidAreaException(slug(), pointer, "%s: %s %s".formatted(slug(), place, why));
    }
}
