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

/**
 * Says that tables are whole, for answers that must not be given otherwise. What {@link Freshness} lets pass because
 * nobody knows, this doesn't.
 */
@Singleton
public final class Wholeness {
    private final FreshnessMonitor monitor;
    private final Freshness freshness;
    private final Clock clock;

    Wholeness(FreshnessMonitor monitor, Freshness freshness, Clock clock) {
        this.monitor = monitor;
        this.freshness = freshness;
        this.clock = clock;
    }

    /**
     * How old the tables may be at most.
     *
     * @throws Failure of kind {@code CATCHING_UP} where that is more than the limit, or isn't known
     */
    public Duration demand(Collection<StreamName> tables, Duration limit) {
        Instant now = clock.instant();
        Duration oldest = Duration.ZERO;
        for (StreamName table : tables) {
            Duration age = freshness.of(table).age(now);
            if (age == null || freshness.of(table).unbrokenSince(now) == null) {
                throw behind("It isn't known whether table %s is whole: Pinot is catching up, or can't be asked."
                        .formatted(table));
            }
            if (age.compareTo(limit) > 0) {
                throw behind("Table %s is %d ms behind what was acknowledged, and may be %d ms behind."
                        .formatted(table, age.toMillis(), limit.toMillis()));
            }
            oldest = age.compareTo(oldest) > 0 ? age : oldest;
        }
        return oldest;
    }

    /**
     * Looks again, and says that no table was ever less than whole since a time: none of the queries put since then can
     * have been answered by a server that was reading again what it had lost.
     *
     * @return how old the tables may be at most; completed with a {@link Failure} of kind {@code CATCHING_UP} otherwise
     */
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
