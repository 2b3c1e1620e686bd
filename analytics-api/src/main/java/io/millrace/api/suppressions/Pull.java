package io.millrace.api.suppressions;

import io.millrace.api.freshness.Wholeness;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Reads a recipe's members chunk by chunk, two ahead while one is being worked on, so that memory holds three however
 * long the list is. It waits for Pinot, so use it on a thread that may.
 */
final class Pull {
    private static final int TRIES = 3;
    /** Pinot works on one while the other comes over the network or is read. */
    private static final int AHEAD = 2;

    private final Reader reader;
    private final Wholeness wholeness;
    private final Recipe recipe;
    private final AsOf asOf;
    private final Instant begun;
    private final RangePlan plan;
    private final List<Integer> steps = new ArrayList<>();
    private final Deque<CompletableFuture<Chunk>> ahead = new ArrayDeque<>();
    private int bucketsRead;

    /** Reads the chunk of a range. */
    interface Reader {
        CompletionStage<Chunk> read(BucketRange range);
    }

    /**
     * A pull.
     *
     * @param begun now
     * @param plan which ranges of buckets to read
     * @throws Failure of kind {@code CATCHING_UP} where a table isn't known to be whole
     */
    Pull(Reader reader, Wholeness wholeness, Recipe recipe, AsOf asOf, Instant begun, RangePlan plan) {
        this.reader = reader;
        this.wholeness = wholeness;
        this.recipe = recipe;
        this.asOf = asOf;
        this.begun = begun;
        this.plan = plan;
        wholeness.demand(recipe.tables(), recipe.maxAge());
        readAhead(1); // what it holds tells how large the others may be
    }

    /** The next chunk, or null behind the last. */
    @Nullable
    Chunk next() {
        if (ahead.isEmpty()) {
            return null;
        }
        Chunk chunk = waitFor(ahead.removeFirst());
        plan.held(chunk.range(), chunk.rows());
        bucketsRead += chunk.range().size();
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
     * Says that all that was read is whole, after the last chunk that is used.
     *
     * @return how old it may be
     * @throws Failure where it isn't known to be whole
     */
    Duration confirm() {
        return waitFor(
                wholeness.confirm(recipe.tables(), begun, recipe.maxAge()).toCompletableFuture());
    }

    /** How many were left after each list, and last how many of them have an address, as far as was read. */
    List<Integer> steps() {
        return List.copyOf(steps);
    }

    int bucketsRead() {
        return bucketsRead;
    }

    Recipe recipe() {
        return recipe;
    }

    AsOf asOf() {
        return asOf;
    }

    private void readAhead(int chunks) {
        while (ahead.size() < chunks && !plan.isOver()) {
            ahead.addLast(read(plan.next(), TRIES));
        }
    }

    /** What Pinot didn't answer whole is thrown away and asked again: under load one slow answer must not end a long pull. */
    private CompletableFuture<Chunk> read(BucketRange range, int tries) {
        CompletableFuture<Chunk> chunk = reader.read(range).toCompletableFuture();
        return tries == 1
                ? chunk
                : chunk.exceptionallyCompose(failure -> {
                    if (failure instanceof CompletionException e
                            && e.getCause() instanceof Failure reason
                            && reason.kind() == FailureKind.PINOT_UNAVAILABLE) {
                        return read(range, tries - 1);
                    }
                    return CompletableFuture.failedFuture(failure);
                });
    }

    static <T> T waitFor(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw e;
        }
    }
}
