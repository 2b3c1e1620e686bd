package io.millrace.api.suppressions;

import io.millrace.api.freshness.Wholeness;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.catalog.StreamName;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tables that are whole until the test says else. */
final class FakeWholeness implements Wholeness {
    boolean isWhole = true;

    @Override
    public Duration demand(Collection<StreamName> tables, Duration limit) {
        if (!isWhole) {
            throw new Failure(FailureKind.CATCHING_UP, "It isn't whole.");
        }
        return Duration.ofMillis(7);
    }

    @Override
    public CompletionStage<Duration> confirm(Collection<StreamName> tables, Instant since, Duration limit) {
        return CompletableFuture.supplyAsync(() -> demand(tables, limit));
    }
}
