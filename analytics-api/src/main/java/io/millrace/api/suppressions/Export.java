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
 * Reads a list definition's members chunk by chunk, two ahead while one is being worked on, so that memory holds three
 * however long the list is. Ask for a chunk when the one before is there.
 */
final class Export {
    private static final int TRIES = 3;
    /** Pinot works on one while the other comes over the network or is read. */
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

    /** Reads the chunk of a range. */
    interface Reader {
        CompletionStage<Chunk> read(BucketRange range);
    }

    /**
     * An export.
     *
     * @param context which the reader's queries are run in
     * @param plan which ranges of buckets to read
     */
    Export(Reader reader, QueryContext context, ListDefinition definition, RangePlan plan) {
        this.reader = reader;
        this.context = context;
        this.definition = definition;
        this.plan = plan;
        readAhead(1); // what it holds tells how large the others may be
    }

    /** The next chunk; empty behind the last. */
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
     * Reads chunk after chunk.
     *
     * @param taker takes a chunk, and says whether it wants another
     */
    CompletionStage<Void> readTo(Predicate<Chunk> taker) {
        return next().thenCompose(chunk ->
                chunk.filter(taker).isPresent() ? readTo(taker) : CompletableFuture.completedFuture(null));
    }

    /**
     * Ends the answer after the last chunk that is used: all that was read must be complete.
     *
     * @param body makes the answer's body of its freshness
     */
    <T> CompletionStage<Answer<T>> answer(Function<Duration, T> body) {
        return context.answer(freshness -> body.apply(Objects.requireNonNull(freshness)));
    }

    /** How many rows the largest answers had, as far as was read. */
    long rows() {
        return rows;
    }

    /** How many were left after each list, and last how many of them have an address, as far as was read. */
    List<Integer> steps() {
        return List.copyOf(steps);
    }

    /** How many members there were, as far as was read. */
    int members() {
        return members;
    }

    /** How many were on the lists, but without an address, as far as was read. */
    int withoutAddress() {
        return withoutAddress;
    }

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

    /** What Pinot didn't answer whole is thrown away and asked again: under load one slow answer must not end a long export. */
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
