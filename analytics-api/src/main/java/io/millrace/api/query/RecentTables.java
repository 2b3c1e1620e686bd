package io.millrace.api.query;

import io.millrace.api.freshness.Freshness;
import io.millrace.catalog.stream.StreamName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The tables must be recent, as far as anybody knows; the answer is as old as the oldest of them. */
final class RecentTables implements TableRule {
    private final Freshness freshness;
    private final Clock clock;
    private final Instant asOf;
    private @Nullable Duration oldest;
    private boolean isUnknown;

    RecentTables(Freshness freshness, Clock clock, Instant asOf) {
        this.freshness = freshness;
        this.clock = clock;
        this.asOf = asOf;
    }

    @Override
    public void check(Collection<StreamName> tables) {
        tables.forEach(table -> add(freshness.require(table, asOf, clock.instant())));
    }

    @Override
    public boolean isRecent(StreamName table, Duration age) {
        return freshness.isRecent(table, age, asOf, clock.instant());
    }

    private synchronized void add(@Nullable Duration age) {
        if (age == null) {
            isUnknown = true;
        } else if (oldest == null || age.compareTo(oldest) > 0) {
            oldest = age;
        }
    }

    @Override
    public synchronized @Nullable Duration age() {
        return isUnknown ? null : oldest;
    }

    @Override
    public CompletionStage<@Nullable Duration> confirm() {
        return CompletableFuture.completedFuture(age());
    }
}
