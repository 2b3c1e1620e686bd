package io.millrace.api.orders;

import io.millrace.api.orders.Popular.Sold;
import io.millrace.api.pinot.PinotQuery;
import io.millrace.api.query.QueryContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Finds what was sold most in a window. The greatest of several parts aren't among the greatest of each part, so if minutes
 * are read, all sums of each part are.
 *
 * @param from start, epoch ms
 * @param until end (exclusive)
 * @param readsMinutes whether whole minutes are read from their sums, and only what is before and after them from the rows
 */
record SalesRanking(QueryContext context, long from, long until, boolean readsMinutes) {
    /** A shop has thousands of products. If more were sold, the rows are read, as they are in a shorter window. */
    static final int MOST = 10_000;

    private static final Comparator<Sold> MOST_PIECES_FIRST =
            Comparator.comparingLong(Sold::pieces).reversed().thenComparing(Sold::what);

    /** A query of a time range, with the greatest number of rows. */
    interface Sales {
        PinotQuery<Sold> of(long from, long until, int limit);
    }

    /**
     * Returns what was sold most, by pieces.
     *
     * @param rows queries the rows, and begins with what was sold most
     * @param minutes queries whole minutes, in any order
     */
    CompletionStage<List<Sold>> top(int limit, Sales rows, Sales minutes) {
        if (!readsMinutes) {
            return ofRows(limit, rows);
        }
        return parts(rows, minutes).thenCompose(parts -> top(limit, parts)
                .<CompletionStage<List<Sold>>>map(CompletableFuture::completedFuture)
                .orElseGet(() -> ofRows(limit, rows)));
    }

    private CompletionStage<List<Sold>> ofRows(int limit, Sales rows) {
        return context.run(rows.of(from, until, limit), Instant.ofEpochMilli(from));
    }

    private CompletionStage<List<List<Sold>>> parts(Sales rows, Sales minutes) {
        WholeMinutes whole = WholeMinutes.in(from, until);
        CompletionStage<List<List<Sold>>> parts =
                context.run(minutes.of(whole.start(), whole.end(), MOST)).thenApply(List::of);
        parts = withEdge(parts, rows, from, whole.start());
        return withEdge(parts, rows, whole.end(), until);
    }

    private CompletionStage<List<List<Sold>>> withEdge(
            CompletionStage<List<List<Sold>>> parts, Sales rows, long start, long end) {
        if (start == end) {
            return parts;
        }
        return parts.thenCombine(
                context.run(rows.of(start, end, MOST), Instant.ofEpochMilli(start)), SalesRanking::added);
    }

    private static List<List<Sold>> added(List<List<Sold>> parts, List<Sold> part) {
        List<List<Sold>> all = new ArrayList<>(parts);
        all.add(part);
        return all;
    }

    /** The greatest sums of several parts; empty if a part may lack some, since it has as many as were asked for. */
    static Optional<List<Sold>> top(int limit, List<List<Sold>> parts) {
        if (parts.stream().anyMatch(part -> part.size() >= MOST)) {
            return Optional.empty();
        }
        Map<String, Sold> sums = new HashMap<>();
        parts.forEach(part -> part.forEach(sold -> sums.merge(sold.what(), sold, SalesRanking::sum)));
        return Optional.of(sums.values().stream()
                .filter(sold -> sold.orders() > 0) // a minute that has lost all sales has a row, too
                .sorted(MOST_PIECES_FIRST)
                .limit(limit)
                .toList());
    }

    private static Sold sum(Sold some, Sold others) {
        return new Sold(some.what(), some.orders() + others.orders(), some.pieces() + others.pieces());
    }
}
