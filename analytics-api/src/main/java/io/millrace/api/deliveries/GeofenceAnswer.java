package io.millrace.api.deliveries;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.millrace.api.areas.CellSets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries in an area.
 *
 * @param count the exact number of all of them
 * @param items a page of them, by id
 * @param next the {@code after} of the next page; null on the last page
 * @param explain how the query was run; only if the request asks for it
 */
record GeofenceAnswer(
        long count,
        List<DeliveryInside> items,
        @Nullable String next,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Explanation explain) {

    /**
     * How a query was run.
     *
     * @param wholeCells the cells that lie in the area; Pinot counts what is in them
     * @param borderCells the cells on its border, and all cells of a small area; each position in them is tested
     * @param counted the number of deliveries that Pinot counted
     * @param tested the number of positions that were tested
     * @param inside the number of tested positions in the area
     * @param coverMs the time to find the cells, in milliseconds
     * @param queryMs the time of Pinot and the tests, in milliseconds
     */
    record Explanation(
            Cells wholeCells,
            Cells borderCells,
            long counted,
            int tested,
            long inside,
            double coverMs,
            double queryMs) {}

    /** The number of H3 cells by resolution. */
    record Cells(int resolution9, int resolution7, int resolution5, int resolution3) {
        static Cells of(CellSets cells) {
            return new Cells(size(cells.cells9()), size(cells.cells7()), size(cells.cells5()), size(cells.cells3()));
        }

        private static int size(List<Long> cells) {
            return (int) cells.stream().filter(cell -> cell != 0).count();
        }
    }
}
