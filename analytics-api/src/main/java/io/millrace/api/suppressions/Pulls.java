package io.millrace.api.suppressions;

import io.millrace.api.freshness.Wholeness;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Begins pulls. */
@Singleton
final class Pulls {
    /** Large enough that a question's own cost doesn't count, small enough that three of them take a few megabytes. */
    private static final int STREAMED_ROWS = 8_000;

    private final Chunks chunks;
    private final Changes changes;
    private final Wholeness wholeness;
    private final Clock clock;

    Pulls(Chunks chunks, Changes changes, Wholeness wholeness, Clock clock) {
        this.chunks = chunks;
        this.changes = changes;
        this.wholeness = wholeness;
        this.clock = clock;
    }

    /** All of it. */
    Pull all(Recipe recipe, AsOf asOf) {
        return begin(recipe, asOf, new RangePlan(STREAMED_ROWS, 0, RangePlan.FIRST));
    }

    /** What has changed since an earlier pull. */
    Pull changes(Recipe recipe, AsOf asOf, Instant since) {
        return new Pull(
                range -> changes.of(range, recipe, asOf, since),
                wholeness,
                recipe,
                asOf,
                clock.instant(),
                new RangePlan(STREAMED_ROWS, 0, RangePlan.FIRST));
    }

    Pull begin(Recipe recipe, AsOf asOf, RangePlan plan) {
        return new Pull(range -> chunks.of(range, recipe, asOf), wholeness, recipe, asOf, clock.instant(), plan);
    }
}
