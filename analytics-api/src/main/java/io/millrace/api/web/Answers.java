package io.millrace.api.web;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Answers questions, each one once: identical questions in flight share one query, and an answer is kept for a moment,
 * so that a thousand pollers cost Pinot what one does. A failure is not kept.
 */
@Singleton
public final class Answers {
    private static final long KEPT_BYTES = 32L << 20;

    private final AsyncCache<Object, KeptAnswer> kept;
    private final JsonMapper json;
    private final String cacheControl;
    private final Counter fromPinot;
    private final Counter shared;
    private final Counter fromMemory;

    Answers(JsonMapper json, @Value("${millrace.answers.kept-for:250ms}") Duration keptFor, MeterRegistry meters) {
        if (keptFor.isNegative() || keptFor.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("millrace.answers.kept-for: must be from PT0S to PT1M, was " + keptFor);
        }
        this.json = json;
        this.kept = Caffeine.newBuilder()
                .expireAfterWrite(keptFor)
                .maximumWeight(KEPT_BYTES)
                .weigher((Object question, KeptAnswer answer) -> answer.body().length + 500)
                .buildAsync();
        // max-age counts whole seconds (RFC 9111), so that of an answer kept for less is 0: ask again, with the ETag
        this.cacheControl = "private, max-age=%d, must-revalidate".formatted(keptFor.toSeconds());
        this.fromPinot = counter(meters, "asked");
        this.shared = counter(meters, "shared");
        this.fromMemory = counter(meters, "kept");
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("millrace.answers")
                .description("Answers by where they came from: a query, a query of somebody else, or memory")
                .tag("outcome", outcome)
                .register(meters);
    }

    /**
     * Answers one request.
     *
     * @param question what is asked, with all its parameters, as a record: equal questions get one answer
     * @param ask puts the question to Pinot
     */
    public <T> CompletionStage<HttpResponse<byte[]>> serve(
            HttpRequest<?> request, Record question, Supplier<CompletionStage<Answer<T>>> ask) {
        CompletableFuture<KeptAnswer> known = kept.getIfPresent(question);
        if (known != null) {
            (known.isDone() ? fromMemory : shared).increment();
            return known.thenApply(answer -> respond(request, answer));
        }
        // Of two who come here at once, one asks and both count as asking
        fromPinot.increment();
        return kept.get(question, (key, executor) -> ask.get()
                        .thenApply(answer -> KeptAnswer.of(answer, write(answer.body())))
                        .toCompletableFuture())
                .thenApply(answer -> respond(request, answer));
    }

    private HttpResponse<byte[]> respond(HttpRequest<?> request, KeptAnswer answer) {
        boolean known = answer.matches(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH));
        MutableHttpResponse<byte[]> response = known
                ? HttpResponse.status(HttpStatus.NOT_MODIFIED)
                : HttpResponse.<byte[]>ok(answer.body()).contentType(MediaType.APPLICATION_JSON_TYPE);
        answer.headers().forEach(response::header);
        return response.header(HttpHeaders.CACHE_CONTROL, cacheControl);
    }

    private byte[] write(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
