package io.millrace.api.areas;

import io.millrace.areas.Area;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The exact number of deliveries in an area. Pinot counts those in cells that are completely in the area. Those in
 * cells at the border are read and tested.
 *
 * @param counted the number in cells completely in the area
 * @param tested the number in cells at the border
 * @param inside the number of tested ones that are in the area
 */
public record CountInArea(long counted, int tested, long inside) {
    /**
     * Counts the deliveries in an area.
     *
     * @return the count; completed with a {@link io.millrace.api.web.Failure} of the rule {@code too-crowded} if there
     *     are more at the border than can be tested
     */
    public static CompletionStage<CountInArea> of(Area area, Cover cover, InCells inCells) {
        return inCells.count(cover.whole()).thenCombine(inCells.places(cover.border()), (counted, places) -> {
            checkBorder(places);
            long inside =
                    places.stream().filter(row -> area.contains(row.place())).count();
            return new CountInArea(counted, places.size(), inside);
        });
    }

    /** Refuses an area with more deliveries at its border than can be tested. */
    public static void checkBorder(List<?> atBorder) {
        if (atBorder.size() > InCells.MOST_TESTED) {
            throw AreaLimit.TOO_CROWDED.exceeded(
                    "the area",
                    "has more than %d deliveries at its border: ask for parts of it or a shorter seenWithin"
                            .formatted(InCells.MOST_TESTED));
        }
    }

    /** The number of deliveries in the area. */
    public long total() {
        return counted + inside;
    }
}
