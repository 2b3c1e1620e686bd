package io.millrace.api.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BatchedRequestsTest {
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final List<Set<String>> requests = new ArrayList<>();
    private final Map<String, CompletableFuture<Integer>> answers = new HashMap<>();
    private final BatchedRequests<String, Integer> lengths = new BatchedRequests<>(this::request, later::add);

    private Map<String, CompletableFuture<Integer>> request(Set<String> keys) {
        if (keys.contains("no request")) {
            throw new IllegalStateException("closed");
        }
        requests.add(Set.copyOf(keys));
        Map<String, CompletableFuture<Integer>> asked = new HashMap<>();
        keys.forEach(key -> asked.put(key, new CompletableFuture<>()));
        answers.putAll(asked);
        return asked;
    }

    @Test
    void whatIsAskedForWithinAShortTimeIsOneRequest() {
        var orders = lengths.of("orders").toCompletableFuture();
        var users = lengths.of("users").toCompletableFuture();
        var ordersAgain = lengths.of("orders").toCompletableFuture();

        send();
        answer("orders", 6);
        answer("users", 5);

        assertThat(requests).containsExactly(Set.of("orders", "users"));
        assertThat(orders).isCompletedWithValue(6);
        assertThat(ordersAgain).isCompletedWithValue(6);
        assertThat(users).isCompletedWithValue(5);
    }

    @Test
    void aCallAfterTheRequestGetsTheAnswerToAnother() {
        var before = lengths.of("orders").toCompletableFuture();
        send();
        var after = lengths.of("orders").toCompletableFuture();
        answer("orders", 6);

        assertThat(before).isCompletedWithValue(6);
        assertThat(after).isNotDone();

        send();
        answer("orders", 7);

        assertThat(after).isCompletedWithValue(7);
    }

    @Test
    void keysFailAndAnswerOnTheirOwn() {
        var orders = lengths.of("orders").toCompletableFuture();
        var users = lengths.of("users").toCompletableFuture();
        var products = lengths.of("products").toCompletableFuture();
        send();

        future("orders").completeExceptionally(new IllegalStateException("no leader"));
        answer("users", 5);

        assertThat(orders).isCompletedExceptionally();
        assertThat(users).isCompletedWithValue(5);
        assertThat(products).isNotDone();
    }

    @Test
    void aRequestThatCannotBeSentFailsAllOfItsKeysAndNoOther() {
        var none = lengths.of("no request").toCompletableFuture();
        var orders = lengths.of("orders").toCompletableFuture();
        send();
        var users = lengths.of("users").toCompletableFuture();
        send();
        answer("users", 5);

        assertThat(none).isCompletedExceptionally();
        assertThat(orders).isCompletedExceptionally();
        assertThat(users).isCompletedWithValue(5);
    }

    private void send() {
        later.remove().run();
    }

    private CompletableFuture<Integer> future(String key) {
        return Objects.requireNonNull(answers.get(key), key);
    }

    private void answer(String key, int value) {
        future(key).complete(value);
    }
}
