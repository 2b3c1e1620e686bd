package io.millrace.api.freshness;

import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.catalog.StreamName;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Tells it from what the monitor saw at its looks. */
@Singleton
final class WatchedWholeness implements Wholeness {
    private final FreshnessMonitor monitor;
    private final Freshness freshness;
    private final Clock clock;

    WatchedWholeness(FreshnessMonitor monitor, Freshness freshness, Clock clock) {
        this.monitor = monitor;
        this.freshness = freshness;
        this.clock = clock;
    }

    @Override
    public Duration demand(Collection<StreamName> tables, Duration limit) {
        Instant now = clock.instant();
        Duration oldest = Duration.ZERO;
        for (StreamName table : tables) {
            Instant until = freshness.of(table).wholeUntil();
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
        CompletableFuture<?>[] looks = tables.stream().map(monitor::lookAgain).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(looks).thenApply(looked -> {
            for (StreamName table : tables) {
                @Nullable Instant unbroken = freshness.of(table).unbrokenSince(clock.instant());
                if (unbroken == null || unbroken.isAfter(since)) {
                    throw behind("Table %s wasn't whole all the time while it was asked.".formatted(table));
                }
            }
            return demand(tables, limit);
        });
    }

    private static Failure behind(String detail) {
        return new Failure(FailureKind.CATCHING_UP, detail);
    }
}
