package io.millrace.api.query;

import io.millrace.catalog.stream.StreamName;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tables that keep rows for good, and some that don't. */
public final class FakeRetentions implements Retentions {
    private final Map<StreamName, Duration> retentions = new HashMap<>();
    private final Set<StreamName> dropped = new HashSet<>();
    private boolean monitorIsBehind;

    /** A table that has dropped rows already. */
    public FakeRetentions dropping(StreamName table, Duration retention) {
        dropped.add(table);
        return keeping(table, retention);
    }

    /** A table that will drop rows, and has all of them so far. */
    public FakeRetentions keeping(StreamName table, Duration retention) {
        retentions.put(table, retention);
        return this;
    }

    /** Pinot drops rows of a table, and the monitor hasn't seen it yet. */
    void dropUnseen(StreamName table) {
        dropped.add(table);
        monitorIsBehind = true;
    }

    @Override
    public Optional<Duration> of(StreamName table) {
        return Optional.ofNullable(retentions.get(table));
    }

    @Override
    public boolean hasDropped(StreamName table) {
        return dropped.contains(table) && !monitorIsBehind;
    }

    @Override
    public CompletionStage<Boolean> askWhetherDropped(StreamName table) {
        return CompletableFuture.completedFuture(dropped.contains(table));
    }
}
