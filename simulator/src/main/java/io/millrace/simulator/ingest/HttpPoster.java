package io.millrace.simulator.ingest;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Posts over HTTP/1.1, and retries where a retry can help: no connection, no response in time, 408, 429 and 5xx. */
final class HttpPoster implements Poster {

    private final URI api;
    private final HttpClient http;
    private final Executor executor;
    private final RetryPolicy policy;

    /** @param executor where answers are handled and retries are started */
    HttpPoster(URI api, HttpClient http, Executor executor, RetryPolicy policy) {
        this.api = api;
        this.http = http;
        this.executor = executor;
        this.policy = policy;
    }

    @Override
    public CompletableFuture<Outcome> send(Post post, Consumer<String> onRetry) {
        Delivery delivery = new Delivery(post, onRetry);
        delivery.attempt();
        return delivery.outcome;
    }

    /** One post with its attempts, one after the other. */
    private final class Delivery {

        private final HttpRequest request;
        private final int events;
        private final Consumer<String> onRetry;
        private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        private final long startedNanos = System.nanoTime();
        private int attempts;

        Delivery(Post post, Consumer<String> onRetry) {
            this.request = post.request(api);
            this.events = post.size();
            this.onRetry = onRetry;
        }

        void attempt() {
            attempts++;
            CompletableFuture<HttpResponse<byte[]>> response = http.sendAsync(request, BodyHandlers.ofByteArray());
            // HttpRequest.timeout() ends with the answer's headers; this one also covers a body that never comes.
            // The copy times out, so that the original can still be cancelled, which closes its connection.
            var unused = response.copy()
                    .orTimeout(policy.answerTimeout().toNanos(), NANOSECONDS)
                    .whenCompleteAsync((answer, failure) -> settle(response, answer, failure), executor);
        }

        private void settle(
                CompletableFuture<HttpResponse<byte[]>> response,
                @Nullable HttpResponse<byte[]> answer,
                @Nullable Throwable failure) {
            response.cancel(true);
            try {
                Answer read = answer == null
                        ? new Answer.TryAgain(describe(failure), Duration.ZERO)
                        : AnswerReader.read(answer, events);
                if (read instanceof Answer.TryAgain again) {
                    tryAgain(again);
                } else if (read instanceof Answer.Final last) {
                    outcome.complete(last.outcome());
                } else {
                    throw new IllegalStateException("an answer that nobody handles: " + read);
                }
            } catch (RuntimeException e) {
                outcome.complete(new Outcome.GivenUp(e.toString()));
            }
        }

        private void tryAgain(Answer.TryAgain again) {
            Duration pause = policy.pause(attempts, again.pause(), ThreadLocalRandom.current());
            long spentNanos = System.nanoTime() - startedNanos;
            if (spentNanos + pause.toNanos() > policy.giveUpAfter().toNanos()) {
                outcome.complete(new Outcome.GivenUp(again.reason()));
                return;
            }
            onRetry.accept(again.reason());
            CompletableFuture.delayedExecutor(pause.toNanos(), NANOSECONDS, executor)
                    .execute(this::attempt);
        }

        private String describe(@Nullable Throwable failure) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            if (cause instanceof TimeoutException) {
                return "no answer within " + policy.answerTimeout().toMillis() + " ms";
            }
            // The JDK's own message is null when nothing listens
            return cause instanceof ConnectException ? "no connection to " + api : String.valueOf(cause);
        }
    }
}
