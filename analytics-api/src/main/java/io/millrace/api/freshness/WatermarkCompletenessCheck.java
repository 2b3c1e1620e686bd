package io.millrace.api.freshness;

import io.millrace.catalog.stream.StreamName;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Checks completeness by the watermarks of the monitor. */
@Singleton
final class WatermarkCompletenessCheck implements CompletenessCheck {
    private final FreshnessMonitor monitor;
    private final Freshness freshness;
    private final Clock clock;

    WatermarkCompletenessCheck(FreshnessMonitor monitor, Freshness freshness, Clock clock) {
        this.monitor = monitor;
        this.freshness = freshness;
        this.clock = clock;
    }

    @Override
    public Duration require(Collection<StreamName> tables, Duration limit) {
        Instant now = clock.instant();
        Duration oldest = Duration.ZERO;
        for (StreamName table : tables) {
            freshness.noteAsked(table, now);
            TableFreshness known = freshness.state(table, now);
            if (known.isIncomplete()) {
                throw new TableIncompleteException(known);
            }
            Instant until = known.wholeUntil();
            if (until == null || freshness.of(table).unbrokenSince(now) == null) {
                throw behind("It isn't known whether table %s is whole: Pinot or the stream processor is catching up, "
                                .formatted(table)
                        + "or can't be asked.");
            }
            Duration age = Duration.between(until, now);
            if (age.compareTo(limit) > 0) {
                throw behind("Table %s is %d ms behind what was acknowledged, and may be %d ms behind."
                        .formatted(table, age.toMillis(), limit.toMillis()));
            }
            oldest = age.compareTo(oldest) > 0 ? age : oldest;
        }
        return oldest;
    }

    @Override
    public CompletionStage<Duration> confirm(Collection<StreamName> tables, Instant since, Duration limit) {
        CompletableFuture<?>[] polls = tables.stream().map(monitor::pollAgain).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(polls).thenApply(looked -> {
            for (StreamName table : tables) {
                @Nullable Instant unbroken = freshness.of(table).unbrokenSince(clock.instant());
                if (unbroken == null || unbroken.isAfter(since)) {
                    throw behind("Table %s wasn't whole all the time while it was asked.".formatted(table));
                }
            }
            return require(tables, limit);
        });
    }

    private static TableBehindException behind(String detail) {
        return new TableBehindException(detail);
    }
}
