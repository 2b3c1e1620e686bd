package io.millrace.api.pinot;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.millrace.service.SettingsCheck;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pinot.client.BrokerResponse;
import org.apache.pinot.client.PinotClientException;
import org.apache.pinot.client.PinotClientTransport;
import reactor.core.publisher.Mono;

/**
 * Sends SQL to a broker with Micronaut's HTTP client, with the time limit, so that the broker stops in time. Large
 * responses are decoded, and processed further, on threads of their own, so that Netty's event loops stay free.
 */
@Singleton
final class BrokerTransport implements PinotClientTransport<Void> {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());
    /** With more waiting responses, further ones are dropped and their queries fail. */
    private static final int MOST_WAITING = 512;

    /** Shorter than the read timeout of the client, so that the broker's response says what was slow. */
    private static final Duration LONGEST_QUERY = Duration.ofMillis(2_900);

    private final HttpClient http;
    private final String options;
    private final ThreadPoolExecutor decoders;

    BrokerTransport(
            @Client(id = "pinot-broker") HttpClient http,
            @Value("${millrace.pinot.query-timeout:2s}") Duration timeout) {
        new SettingsCheck("millrace.pinot").within("query-timeout", timeout, Duration.ofMillis(100), LONGEST_QUERY);
        this.http = http;
        this.options = "timeoutMs=" + timeout.toMillis();
        AtomicInteger number = new AtomicInteger();
        this.decoders = new ThreadPoolExecutor(
                THREADS, THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), task -> {
                    Thread thread = new Thread(task, "pinot-answers-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Sends SQL to {@code /query/sql}, the single-stage engine of 0.11 and 1.x.
     *
     * @param broker its URL, such as {@code http://127.0.0.1:8099}
     * @return the response, which may have exceptions; completed exceptionally if none arrived completely and in time
     */
    @Override
    public CompletableFuture<BrokerResponse> executeQueryAsync(String broker, String query) {
        HttpRequest<?> request = HttpRequest.POST(
                URI.create(broker).resolve("/query/sql"), Map.of("sql", query, "queryOptions", options));
        return Mono.from(http.exchange(request, byte[].class)).toFuture().thenApplyAsync(this::decode, decoders);
    }

    private BrokerResponse decode(HttpResponse<byte[]> answer) {
        try {
            return BrokerResponse.fromJson(JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException("Pinot's response must be JSON", e);
        }
    }

    /** Sends SQL and waits. Only Pinot's interface needs it. */
    @Override
    public BrokerResponse executeQuery(String broker, String query) {
        try {
            return executeQueryAsync(broker, query).join();
        } catch (CompletionException e) {
            throw new PinotClientException(e.getCause());
        }
    }

    @Override
    @PreDestroy
    public void close() {
        decoders.shutdown();
    }
}
