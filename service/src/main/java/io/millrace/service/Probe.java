package io.millrace.service;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthResult;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Asks after one dependency. The answer comes in time, however long the dependency takes, and is given to all who ask
 * within a moment, so that nobody burdens it by looking. What went wrong is named by its kind alone: who may see health
 * may be anybody, and a message may hold an address or an account.
 */
public final class Probe {
    /**
     * The service does part of its work: what stands on this dependency is refused, the rest goes on. Being neither known
     * as operational nor as not, it comes between UP and DOWN, and is answered with 200.
     */
    public static final HealthStatus DEGRADED = new HealthStatus("DEGRADED", "A part is out of work", null, null);

    /** Kubernetes waits one second, unless it is told otherwise. */
    private static final Duration ANSWERED_WITHIN = Duration.ofMillis(800);

    private static final Duration KEPT_FOR = Duration.ofSeconds(2);

    private final String name;
    private final HealthStatus whenAway;
    private final Supplier<CompletionStage<Map<String, Object>>> ask;
    private final LongSupplier nanoTime;
    private @Nullable CompletableFuture<HealthResult> last;
    private long askedAt;

    /**
     * A probe.
     *
     * @param name of the dependency
     * @param whenAway what the service is without it
     * @param ask gives what is worth knowing of the dependency; it may block, and fails where that can't be had
     */
    public Probe(String name, HealthStatus whenAway, Supplier<CompletionStage<Map<String, Object>>> ask) {
        this(name, whenAway, ask, System::nanoTime);
    }

    Probe(
            String name,
            HealthStatus whenAway,
            Supplier<CompletionStage<Map<String, Object>>> ask,
            LongSupplier nanoTime) {
        this.name = name;
        this.whenAway = whenAway;
        this.ask = ask;
        this.nanoTime = nanoTime;
    }

    /** How the dependency is now. */
    public Publisher<HealthResult> result() {
        return Publishers.fromCompletableFuture(this::look);
    }

    synchronized CompletableFuture<HealthResult> look() {
        long now = nanoTime.getAsLong();
        if (last == null || now - askedAt > KEPT_FOR.toNanos()) {
            askedAt = now;
            last = CompletableFuture.supplyAsync(ask)
                    .thenCompose(answer -> answer)
                    .<HealthResult>thenApply(this::up)
                    .orTimeout(ANSWERED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionally(this::away);
        }
        return last.copy();
    }

    private HealthResult up(Map<String, Object> details) {
        return HealthResult.builder(name, HealthStatus.UP).details(details).build();
    }

    private HealthResult away(Throwable failure) {
        return HealthResult.builder(name, whenAway)
                .details(Map.of("error", rootOf(failure).getClass().getSimpleName()))
                .build();
    }

    private static Throwable rootOf(Throwable failure) {
        boolean wraps = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wraps && failure.getCause() != null ? rootOf(failure.getCause()) : failure;
    }
}
