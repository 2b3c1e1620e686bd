package io.millrace.api.query;

import io.millrace.api.freshness.CompletenessCheck;
import io.millrace.catalog.stream.StreamName;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.CompletionStage;

/** The tables must be known to be complete: before the first query, and all the time until after the last. */
final class CompleteTables implements TableRule {
    private final CompletenessCheck check;
    private final Completeness needed;
    private final Instant begun;
    private final Duration ageAtBegin;

    /**
     * Begins with a check of all tables.
     *
     * @param begun now
     */
    CompleteTables(CompletenessCheck check, Completeness needed, Instant begun) {
        this.check = check;
        this.needed = needed;
        this.begun = begun;
        this.ageAtBegin = check.require(needed.tables(), needed.maxAge());
    }

    @Override
    public void check(Collection<StreamName> tables) {
        if (!needed.tables().containsAll(tables)) {
            throw new IllegalArgumentException(
                    "a query must read some of %s only, reads %s".formatted(needed.tables(), tables));
        }
    }

    /** A complete answer reads the tables that it named, and no others. */
    @Override
    public boolean isRecent(StreamName table, Duration age) {
        return needed.tables().contains(table);
    }

    @Override
    public Duration age() {
        return ageAtBegin;
    }

    @Override
    public CompletionStage<Duration> confirm() {
        return check.confirm(needed.tables(), begun, needed.maxAge());
    }
}
