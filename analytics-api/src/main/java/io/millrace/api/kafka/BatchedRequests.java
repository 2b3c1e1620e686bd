package io.millrace.api.kafka;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Joins the requests of a short time into one, as Kafka answers for many topics or groups as cheaply as for one. Every
 * caller gets the answer to a request that was sent after its call.
 *
 * @param <K> what is asked for
 * @param <V> what is known of it
 */
final class BatchedRequests<K, V> {
    /** All tables are polled at the same time, and an answer to a request lets each of them ask for the next thing. */
    private static final Duration GATHERED_FOR = Duration.ofMillis(2);

    private final Function<Set<K>, Map<K, CompletableFuture<V>>> request;
    private final Executor later;
    private Map<K, CompletableFuture<V>> waiting = new LinkedHashMap<>();

    /**
     * Creates batches of a request.
     *
     * @param request asks for all keys at once, and returns a future for each of them
     */
    BatchedRequests(Function<Set<K>, Map<K, CompletableFuture<V>>> request) {
        this(request, CompletableFuture.delayedExecutor(GATHERED_FOR.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Creates batches that are sent by an executor, which must not run them at once. */
    BatchedRequests(Function<Set<K>, Map<K, CompletableFuture<V>>> request, Executor later) {
        this.request = request;
        this.later = later;
    }

    /** Asks for a key. Keys fail on their own. */
    synchronized CompletionStage<V> of(K key) {
        if (waiting.isEmpty()) {
            later.execute(this::send);
        }
        return waiting.computeIfAbsent(key, asked -> new CompletableFuture<>());
    }

    private void send() {
        Map<K, CompletableFuture<V>> asked = take();
        try {
            Map<K, CompletableFuture<V>> answers = request.apply(asked.keySet());
            asked.forEach((key, waits) -> pass(Objects.requireNonNull(answers.get(key)), waits));
        } catch (RuntimeException failure) {
            asked.values().forEach(waits -> waits.completeExceptionally(failure));
        }
    }

    private synchronized Map<K, CompletableFuture<V>> take() {
        Map<K, CompletableFuture<V>> asked = waiting;
        waiting = new LinkedHashMap<>();
        return asked;
    }

    private static <V> void pass(CompletableFuture<V> answer, CompletableFuture<V> waits) {
        var unused = answer.whenComplete((value, failure) -> {
            if (failure == null) {
                waits.complete(value);
            } else {
                waits.completeExceptionally(failure);
            }
        });
    }
}
