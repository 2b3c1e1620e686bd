package io.millrace.api.deliveries;

/**
 * Which positions are looked for in cells.
 *
 * @param from the earliest time of a last position, epoch ms
 * @param until the time before which it is, epoch ms
 */
record InCells(CourierStatus status, long from, long until) {
    CountInCells count(CellSets cells) {
        return new CountInCells(status, from, until, cells.cells9(), cells.cells7(), cells.cells5(), cells.cells3());
    }

    PositionsInCells positions(CellSets cells, int limit) {
        return new PositionsInCells(
                status, from, until, cells.cells9(), cells.cells7(), cells.cells5(), cells.cells3(), limit);
    }

    PageInCells page(CellSets cells, String afterId, int limit) {
        return new PageInCells(
                status, from, until, cells.cells9(), cells.cells7(), cells.cells5(), cells.cells3(), afterId, limit);
    }
}
