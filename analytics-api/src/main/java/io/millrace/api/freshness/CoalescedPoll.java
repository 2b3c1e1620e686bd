package io.millrace.api.freshness;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Polls one table. Polls run one after the other, so that an older result never replaces a newer one. */
final class CoalescedPoll {
    private final Supplier<CompletionStage<Void>> look;
    private @Nullable CompletableFuture<Void> running;
    private @Nullable CompletableFuture<Void> waiting;

    CoalescedPoll(Supplier<CompletionStage<Void>> look) {
        this.look = look;
    }

    /** Starts a poll, unless one is running. */
    synchronized void pollUnlessRunning() {
        if (running == null) {
            start(new CompletableFuture<>());
        }
    }

    /** Returns a poll that begins after this call. All callers during a running poll share the next one. */
    synchronized CompletableFuture<Void> again() {
        CompletableFuture<Void> asked = waiting == null ? new CompletableFuture<>() : waiting;
        if (running == null) {
            start(asked);
        } else {
            waiting = asked;
        }
        return asked;
    }

    private void start(CompletableFuture<Void> started) {
        running = started;
        CompletableFuture.completedStage(null).thenCompose(now -> look.get()).whenComplete((looked, failure) -> {
            next();
            started.complete(null);
        });
    }

    private synchronized void next() {
        running = null;
        CompletableFuture<Void> next = waiting;
        waiting = null;
        if (next != null) {
            start(next);
        }
    }
}
