package io.millrace.api.areas;

import java.util.List;
import java.util.Map;

/**
 * Cells for each column with cells. A list without cells has the cell 0, which no row has, since SQL's IN needs a
 * value.
 *
 * @param size the number of cells
 */
public record CellSets(List<Long> cells9, List<Long> cells7, List<Long> cells5, List<Long> cells3, int size) {
    private static final List<Long> NONE = List.of(0L);

    /** @param cells by resolution: 9, 7, 5 and 3 */
    static CellSets of(Map<Integer, List<Long>> cells) {
        return new CellSets(
                cells.getOrDefault(9, NONE),
                cells.getOrDefault(7, NONE),
                cells.getOrDefault(5, NONE),
                cells.getOrDefault(3, NONE),
                cells.values().stream().mapToInt(List::size).sum());
    }

    boolean isEmpty() {
        return size == 0;
    }
}
