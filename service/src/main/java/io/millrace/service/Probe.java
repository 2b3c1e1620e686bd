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
 * Checks the health of one dependency. The result comes in time, however long the dependency takes, and is shared by
 * all callers within two seconds, so that health checks cause no load. It shows only the kind of an error: everybody
 * may be able to see health, and a message can contain an address or an account.
 */
public final class Probe {
    /**
     * The service does part of its work: it refuses requests that need this dependency, and serves the rest. The status
     * is between UP and DOWN, and its HTTP status is 200.
     */
    public static final HealthStatus DEGRADED = new HealthStatus("DEGRADED", "A part is out of work", null, null);

    /** Kubernetes waits one second by default. */
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
     * @param name the name of the dependency
     * @param whenAway the status of the service without it
     * @param ask returns details of the dependency. It may block, and fails if the dependency isn't available
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

    /** The current health of the dependency. */
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
