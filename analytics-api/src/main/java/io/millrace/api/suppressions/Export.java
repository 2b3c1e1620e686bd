package io.millrace.api.suppressions;

import io.millrace.api.pinot.PinotUnavailableException;
import io.millrace.api.query.QueryContext;
import io.millrace.api.web.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads the members of a list definition in chunks. It reads two chunks ahead, so memory holds at most three, however
 * long the list is. Call {@link #next} only after the chunk before has arrived.
 */
final class Export {
    private static final int TRIES = 3;
    /** The number of chunks to read ahead: Pinot computes one while the other is transferred or read. */
    private static final int AHEAD = 2;

    private final Reader reader;
    private final QueryContext context;
    private final ListDefinition definition;
    private final RangePlan plan;
    private final List<Integer> steps = new ArrayList<>();
    private final Deque<CompletionStage<Chunk>> ahead = new ArrayDeque<>();
    private int bucketsRead;
    private long rows;
    private int members;
    private int withoutAddress;

    /** Reads the chunk of a range of buckets. */
    interface Reader {
        CompletionStage<Chunk> read(BucketRange range);
    }

    /**
     * Begins an export and sends its first queries.
     *
     * @param context in which the reader's queries run
     * @param plan the ranges of buckets to read
     */
    Export(Reader reader, QueryContext context, ListDefinition definition, RangePlan plan) {
        this.reader = reader;
        this.context = context;
        this.definition = definition;
        this.plan = plan;
        readAhead(1); // its number of rows decides how large the next ranges are
    }

    /** Returns the next chunk; empty after the last one. */
    CompletionStage<Optional<Chunk>> next() {
        return ahead.isEmpty()
                ? CompletableFuture.completedFuture(Optional.empty())
                : ahead.removeFirst().thenApply(chunk -> Optional.of(counted(chunk)));
    }

    private Chunk counted(Chunk chunk) {
        plan.held(chunk.range(), chunk.rows());
        bucketsRead += chunk.range().size();
        rows += chunk.rows();
        members += chunk.members().size();
        withoutAddress += chunk.withoutAddress().size();
        for (int i = 0; i < chunk.steps().size(); i++) {
            if (steps.size() == i) {
                steps.add(0);
            }
            steps.set(i, steps.get(i) + chunk.steps().get(i));
        }
        readAhead(AHEAD);
        return chunk;
    }

    /**
     * Reads chunk after chunk, to the end or until the taker wants no more.
     *
     * @param taker takes a chunk, and returns whether it wants another
     */
    CompletionStage<Void> readTo(Predicate<Chunk> taker) {
        return next().thenCompose(chunk ->
                chunk.filter(taker).isPresent() ? readTo(taker) : CompletableFuture.completedFuture(null));
    }

    /**
     * Ends the answer. Call it after the last chunk that is used.
     *
     * @param body makes the answer's body from its freshness
     * @return the answer; completed exceptionally if the tables were not complete during all of the reading
     */
    <T> CompletionStage<Answer<T>> answer(Function<Duration, T> body) {
        return context.answer(freshness -> body.apply(Objects.requireNonNull(freshness)));
    }

    /** Returns the sum of the rows of the largest Pinot result of each chunk that was read. */
    long rows() {
        return rows;
    }

    /**
     * Returns the number of customers left after each list, and last the number of those with an address, in all chunks
     * that were read.
     */
    List<Integer> steps() {
        return List.copyOf(steps);
    }

    /** Returns the number of members in all chunks that were read. */
    int members() {
        return members;
    }

    /** Returns the number of customers on the lists without an address, in all chunks that were read. */
    int withoutAddress() {
        return withoutAddress;
    }

    /** Returns the number of buckets in all chunks that were read. */
    int bucketsRead() {
        return bucketsRead;
    }

    ListDefinition definition() {
        return definition;
    }

    Instant asOf() {
        return context.asOf();
    }

    private void readAhead(int chunks) {
        while (ahead.size() < chunks && !plan.isOver()) {
            ahead.addLast(read(plan.next(), TRIES));
        }
    }

    /**
     * Reads a range. If Pinot's result is incomplete or late it tries again, since under load a single slow query must
     * not end a long export.
     */
    private CompletionStage<Chunk> read(BucketRange range, int tries) {
        CompletionStage<Chunk> chunk = reader.read(range);
        return tries == 1
                ? chunk
                : chunk.exceptionallyCompose(failure -> {
                    if (failure instanceof CompletionException e && e.getCause() instanceof PinotUnavailableException) {
                        return read(range, tries - 1);
                    }
                    return CompletableFuture.failedFuture(failure);
                });
    }
}
