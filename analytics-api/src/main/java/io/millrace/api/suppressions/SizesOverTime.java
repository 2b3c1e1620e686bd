package io.millrace.api.suppressions;

import io.millrace.api.query.QueryContext;
import io.millrace.api.query.QueryService;
import io.millrace.api.web.Answer;
import io.millrace.catalog.stream.Bucket;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/**
 * Says how many were on a list at times of the past. A list is a function of its time, so nothing needs to be kept for
 * that. Of a long list as many buckets are counted as hold some thousand rows, and the rest is taken to be alike. Whether
 * a customer had an address then isn't looked at.
 */
@Singleton
final class SizesOverTime {
    private static final int ENOUGH_ROWS = 2_000;

    private final QueryService queries;
    private final Clock clock;

    SizesOverTime(QueryService queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /**
     * What is asked: of whom, how far back, at how many times, of which the last is now.
     *
     * @param points at least 2
     */
    record Question(ListDefinition definition, Duration window, int points) implements CachedSize {
        @Override
        public Duration ttl() {
            return Duration.ofSeconds(30);
        }

        private List<Instant> times(Instant now) {
            return IntStream.iterate(points - 1, i -> i >= 0, i -> i - 1)
                    .mapToObj(i -> now.minusMillis(window.toMillis() * i / (points - 1)))
                    .toList();
        }
    }

    /** How many were on the list at a time, by what is known of that time now. */
    record Size(Instant at, long size) {}

    /**
     * The sizes, oldest first.
     *
     * @param exact whether all were counted
     */
    record Sizes(String list, Instant asOf, long freshnessMs, boolean exact, List<Size> sizes) {}

    CompletionStage<Answer<Sizes>> ask(Question question) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ListDefinition definition = question.definition();
        QueryContext context = queries.complete(definition.completeness(), now);
        Counting counting = new Counting(definition, new Chunks(definition, context));
        RangePlan plan = new RangePlan(ENOUGH_ROWS, 0, RangePlan.FIRST);
        return counting.enough(plan, plan.next(), now).thenCompose(range -> counting.sizes(range, question.times(now))
                .thenCompose(sizes -> context.answer(freshness -> new Sizes(
                        definition.name(),
                        now,
                        Objects.requireNonNull(freshness).toMillis(),
                        range.size() == Bucket.COUNT,
                        sizes))));
    }

    private record Counting(ListDefinition definition, Chunks chunks) {
        /** The sizes at some times, one after the other. */
        CompletionStage<List<Size>> sizes(BucketRange range, List<Instant> times) {
            List<Size> sizes = new ArrayList<>();
            CompletionStage<Void> all = CompletableFuture.completedFuture(null);
            for (Instant at : times) {
                all = all.thenCompose(before -> count(range, at))
                        .thenAccept(counted -> sizes.add(new Size(at, counted * Bucket.COUNT / range.size())));
            }
            return all.thenApply(done -> sizes);
        }

        private CompletionStage<Long> count(BucketRange range, Instant at) {
            return new Halving<BucketRange, Long>(
                            some -> chunks.rows(some, AsOf.of(at)).thenApply(rows -> rows.map(this::members)),
                            Long::sum)
                    .about(range);
        }

        private long members(List<ListRows> rows) {
            return definition.left(rows).byCustomer().size();
        }

        /** Buckets from the first on that hold enough rows of now to tell the size by. */
        CompletionStage<BucketRange> enough(RangePlan plan, BucketRange range, Instant now) {
            return chunks.rows(range, AsOf.of(now)).thenCompose(rows -> {
                int most = rows.map(Counting::most).orElse(ENOUGH_ROWS);
                if (most >= ENOUGH_ROWS / 2 || range.until() == Bucket.COUNT) {
                    return CompletableFuture.completedFuture(range);
                }
                plan.held(range, most);
                int buckets = Math.min(Bucket.COUNT, Math.max(plan.size(), 2 * range.size()));
                return enough(plan, new BucketRange(0, buckets), now);
            });
        }

        private static int most(List<ListRows> rows) {
            return rows.stream().mapToInt(ListRows::rows).max().orElse(0);
        }
    }
}
