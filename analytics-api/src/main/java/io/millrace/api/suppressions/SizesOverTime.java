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
 * Counts the members of a list at times of the past. The list is computed anew for each time, so no history is kept. Of
 * a long list it counts the buckets that hold some thousand rows, and estimates the rest from them. Customers without
 * an address count, too.
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
     * A question for the sizes of a list over time.
     *
     * @param window how far back the first point is
     * @param points the number of points, at equal distances, the last of them now; at least 2
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

    /**
     * The size of the list at a time.
     *
     * @param at the time
     * @param size the number of members, by the events that are known now
     */
    record Size(Instant at, long size) {}

    /**
     * The sizes of a list over time.
     *
     * @param list the list's name
     * @param asOf the last point
     * @param freshnessMs every event acknowledged this long before {@code asOf} is in the sizes
     * @param exact whether all members were counted; otherwise the sizes are estimates
     * @param sizes the sizes, oldest first
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
        /** Counts at each of the times, one after the other. */
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

        /** Finds a range, from the first bucket on, that has enough rows now to estimate the size from. */
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
