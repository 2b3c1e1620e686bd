package io.millrace.api.areas;

import io.millrace.api.pinot.PinotQuery;
import io.millrace.api.query.QueryContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Finds the last positions in cells. Without cells it doesn't query Pinot.
 *
 * @param from the earliest time of a position, epoch ms
 * @param until the end of the times (exclusive), epoch ms
 * @param context the context of the response
 */
public record InCells(CourierStatus status, long from, long until, QueryContext context) {
    /** The greatest number of positions at an area's border. More would take too long. */
    public static final int MOST_TESTED = 100_000;

    /**
     * Searches the positions of couriers who were seen lately.
     *
     * @param seenWithin the greatest age of a position; couriers with older ones are ignored
     */
    public static InCells of(CourierStatus status, Duration seenWithin, QueryContext context) {
        return new InCells(status, context.asOf().minus(seenWithin).toEpochMilli(), context.endOfTimeMs(), context);
    }

    private <R extends Record> CompletionStage<List<R>> run(PinotQuery<R> query) {
        return context.run(query, Instant.ofEpochMilli(from));
    }

    /** Returns their number. */
    public CompletionStage<Long> count(CellSets cells) {
        return cells.isEmpty()
                ? CompletableFuture.completedFuture(0L)
                : run(new CountInCells(
                                status, from, until, cells.cells9(), cells.cells7(), cells.cells5(), cells.cells3()))
                        .thenApply(rows -> rows.get(0).deliveries());
    }

    /** Returns the positions, unsorted: all of them, or one more than {@link #MOST_TESTED}. */
    public CompletionStage<List<Position>> positions(CellSets cells) {
        return cells.isEmpty()
                ? CompletableFuture.completedFuture(List.of())
                : run(new PositionsInCells(
                                status,
                                from,
                                until,
                                cells.cells9(),
                                cells.cells7(),
                                cells.cells5(),
                                cells.cells3(),
                                MOST_TESTED + 1))
                        .thenApply(rows -> rows.stream()
                                .map(PositionsInCells.Row::position)
                                .toList());
    }

    /** Returns only the places, which takes half of the time of {@link #positions}. */
    CompletionStage<List<PlaceRow>> places(CellSets cells) {
        return cells.isEmpty()
                ? CompletableFuture.completedFuture(List.of())
                : run(new PlacesInCells(
                        status,
                        from,
                        until,
                        cells.cells9(),
                        cells.cells7(),
                        cells.cells5(),
                        cells.cells3(),
                        MOST_TESTED + 1));
    }

    /** Returns up to {@code limit} positions with ids after {@code afterId}, sorted by id. */
    public CompletionStage<List<Position>> page(CellSets cells, String afterId, int limit) {
        return cells.isEmpty()
                ? CompletableFuture.completedFuture(List.of())
                : run(new PageInCells(
                                status,
                                from,
                                until,
                                cells.cells9(),
                                cells.cells7(),
                                cells.cells5(),
                                cells.cells3(),
                                afterId,
                                limit))
                        .thenApply(rows ->
                                rows.stream().map(PageInCells.Row::position).toList());
    }
}
