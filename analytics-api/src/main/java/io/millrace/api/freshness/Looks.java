package io.millrace.api.freshness;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The looks at one table, one after the other, so that what an earlier one found never comes after a later one's. */
final class Looks {
    private final Supplier<CompletionStage<Void>> look;
    private @Nullable CompletableFuture<Void> running;
    private @Nullable CompletableFuture<Void> waiting;

    Looks(Supplier<CompletionStage<Void>> look) {
        this.look = look;
    }

    /** Looks, unless a look is under way. */
    synchronized void unlessUnderWay() {
        if (running == null) {
            start(new CompletableFuture<>());
        }
    }

    /** A look that begins from now on: all who ask while one is under way share the next. */
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
