package io.millrace.api.suppressions;

import io.millrace.api.freshness.CompletenessCheck;
import io.millrace.api.freshness.TableBehindException;
import io.millrace.catalog.stream.StreamName;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tables that are whole until the test says else. */
final class FakeCompleteness implements CompletenessCheck {
    boolean isWhole = true;
    final Set<StreamName> behind = new HashSet<>();

    @Override
    public Duration require(Collection<StreamName> tables, Duration limit) {
        if (!isWhole || tables.stream().anyMatch(behind::contains)) {
            throw new TableBehindException("It isn't whole.");
        }
        return Duration.ofMillis(7);
    }

    @Override
    public CompletionStage<Duration> confirm(Collection<StreamName> tables, Instant since, Duration limit) {
        return CompletableFuture.supplyAsync(() -> require(tables, limit));
    }
}
