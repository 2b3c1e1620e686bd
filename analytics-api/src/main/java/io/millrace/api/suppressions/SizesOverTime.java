package io.millrace.api.suppressions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.millrace.api.freshness.Wholeness;
import io.millrace.catalog.Bucket;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Says how many were on a list at times of the past. A list is a function of its time, so nothing needs to be kept for
 * that. Of a long list as many buckets are counted as hold some thousand rows, and the rest is taken to be alike. Whether
 * a customer had an address then isn't looked at.
 */
@Singleton
final class SizesOverTime {
    private static final int ENOUGH_ROWS = 2_000;
    private static final int MOST_KEPT = 200;
    private static final Duration KEPT_FOR = Duration.ofSeconds(30);

    private final Chunks chunks;
    private final Wholeness wholeness;
    private final Clock clock;
    private final Cache<Question, Sizes> kept = Caffeine.newBuilder()
            .expireAfterWrite(KEPT_FOR)
            .maximumSize(MOST_KEPT)
            .build();

    SizesOverTime(Chunks chunks, Wholeness wholeness, Clock clock) {
        this.chunks = chunks;
        this.wholeness = wholeness;
        this.clock = clock;
    }

    /**
     * What is asked: of whom, how far back, at how many times, of which the last is now.
     *
     * @param points at least 2
     */
    record Question(Recipe recipe, Duration window, int points) {}

    /** How many were on the list at a time, by what is known of that time now. */
    record Size(Instant at, long size) {}

    /**
     * The sizes, oldest first.
     *
     * @param exact whether all were counted
     */
    record Sizes(String list, Instant asOf, long freshnessMs, boolean exact, List<Size> sizes) {}

    /** The sizes, kept for half a minute so that many who look at a page cost what one does. */
    Sizes of(Question question) {
        return kept.get(question, this::ask);
    }

    private Sizes ask(Question question) {
        Recipe recipe = question.recipe();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        wholeness.demand(recipe.tables(), recipe.maxAge());
        BucketRange range = enough(recipe, now);
        List<Size> sizes = new ArrayList<>();
        for (int i = question.points() - 1; i >= 0; i--) {
            Instant at = now.minusMillis(question.window().toMillis() * i / (question.points() - 1));
            long counted = count(range, recipe, at);
            sizes.add(new Size(at, counted * Bucket.COUNT / range.size()));
        }
        Duration freshness = Pull.waitFor(
                wholeness.confirm(recipe.tables(), now, recipe.maxAge()).toCompletableFuture());
        return new Sizes(recipe.name(), now, freshness.toMillis(), range.size() == Bucket.COUNT, sizes);
    }

    private long count(BucketRange range, Recipe recipe, Instant at) {
        List<ListRows> rows = rows(range, recipe, at);
        if (!rows.isEmpty()) {
            return recipe.left(rows).size();
        }
        if (range.size() == 1) {
            throw ListMembers.tooMany();
        }
        return count(range.firstHalf(), recipe, at) + count(range.secondHalf(), recipe, at);
    }

    /** Buckets from the first on that hold enough rows of now to tell the size by. */
    private BucketRange enough(Recipe recipe, Instant now) {
        RangePlan plan = new RangePlan(ENOUGH_ROWS, 0, RangePlan.FIRST);
        BucketRange range = plan.next();
        List<ListRows> rows = rows(range, recipe, now);
        while (!rows.isEmpty() && most(rows) < ENOUGH_ROWS / 2 && range.until() < Bucket.COUNT) {
            plan.held(range, most(rows));
            range = new BucketRange(0, Math.min(Bucket.COUNT, Math.max(plan.size(), 2 * range.size())));
            rows = rows(range, recipe, now);
        }
        return range;
    }

    private static int most(List<ListRows> rows) {
        return rows.stream().mapToInt(ListRows::rows).max().orElse(0);
    }

    private List<ListRows> rows(BucketRange range, Recipe recipe, Instant at) {
        return Pull.waitFor(chunks.rows(range, recipe, AsOf.of(at)).toCompletableFuture());
    }
}
