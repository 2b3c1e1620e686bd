package io.millrace.api.deliveries;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.millrace.api.areas.CellSets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries in an area.
 *
 * @param count how many there are, exactly
 * @param items a page of them, by id
 * @param next the {@code after} that asks for the next page; null where this is the last
 * @param explain which way the query went; only where that is asked for
 */
record GeofenceAnswer(
        long count,
        List<DeliveryInside> items,
        @Nullable String next,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Explanation explain) {

    /**
     * Which way a query went.
     *
     * @param wholeCells how many cells lie in the area; what is in them is counted by Pinot
     * @param borderCells how many lie on its border, and all of a small area; what is in them is tested one by one
     * @param counted how many deliveries Pinot counted
     * @param tested how many were tested
     * @param inside how many of those are in the area
     * @param coverMs how long it took to find the cells
     * @param queryMs how long Pinot and the tests took
     */
    record Explanation(
            Cells wholeCells,
            Cells borderCells,
            long counted,
            int tested,
            long inside,
            double coverMs,
            double queryMs) {}

    /** How many cells there are, by resolution. */
    record Cells(int resolution9, int resolution7, int resolution5, int resolution3) {
        static Cells of(CellSets cells) {
            return new Cells(size(cells.cells9()), size(cells.cells7()), size(cells.cells5()), size(cells.cells3()));
        }

        private static int size(List<Long> cells) {
            return (int) cells.stream().filter(cell -> cell != 0).count();
        }
    }
}
