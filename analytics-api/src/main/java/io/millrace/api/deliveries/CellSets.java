package io.millrace.api.deliveries;

import java.util.List;
import java.util.Map;

/**
 * Cells by the column that holds them. A list without cells has one that no row has, 0, which SQL's IN needs.
 *
 * @param size how many cells there are
 */
record CellSets(List<Long> cells9, List<Long> cells7, List<Long> cells5, List<Long> cells3, int size) {
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
