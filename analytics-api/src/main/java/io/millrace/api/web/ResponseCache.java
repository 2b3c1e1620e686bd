package io.millrace.api.web;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
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
import io.millrace.service.SettingsCheck;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Shares responses: identical questions in flight share one query, and a response is cached for a moment. So a thousand
 * pollers cost Pinot as much as one. Failures aren't cached.
 */
@Singleton
public final class ResponseCache {
    private static final long MAX_BYTES = 32L << 20;

    /** A question whose response is cached longer than usual. */
    public interface CachedFor {
        Duration ttl();
    }

    /** A question whose answer no browser or proxy may store (RFC 9111, section 5.2.2.5), since it tells of persons. */
    public interface NotStored {}

    private final AsyncCache<Object, CachedResponse> responses;
    private final JsonMapper json;
    private final String cacheControl;
    private final Counter miss;
    private final Counter coalesced;
    private final Counter hit;

    public ResponseCache(
            JsonMapper json, @Value("${millrace.response-cache.ttl:250ms}") Duration ttl, MeterRegistry meters) {
        new SettingsCheck("millrace.response-cache").within("ttl", ttl, Duration.ZERO, Duration.ofMinutes(1));
        this.json = json;
        this.responses = Caffeine.newBuilder()
                .expireAfter(Expiry.creating((Object question, CachedResponse answer) -> ttl(question, ttl)))
                .maximumWeight(MAX_BYTES)
                .weigher((Object question, CachedResponse answer) -> answer.body().length + 500)
                .buildAsync();
        // max-age is in whole seconds (RFC 9111): of a shorter time it is 0, and the caller asks again with the ETag
        this.cacheControl = "private, max-age=%d, must-revalidate".formatted(ttl.toSeconds());
        this.miss = counter(meters, "miss");
        this.coalesced = counter(meters, "coalesced");
        this.hit = counter(meters, "hit");
    }

    private static Duration ttl(Object question, Duration usual) {
        return question instanceof CachedFor own && own.ttl().compareTo(usual) > 0 ? own.ttl() : usual;
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("millrace.response.cache")
                .description("Responses: of a query, of the running query of an identical request, or of the cache")
                .tag("outcome", outcome)
                .register(meters);
    }

    /**
     * Answers one request.
     *
     * @param question the question with all its parameters, as a record; equal questions share a response
     * @param ask queries Pinot
     */
    public <T> CompletionStage<HttpResponse<byte[]>> serve(
            HttpRequest<?> request, Record question, Supplier<CompletionStage<Answer<T>>> ask) {
        CompletableFuture<CachedResponse> known = responses.getIfPresent(question);
        if (known != null) {
            (known.isDone() ? hit : coalesced).increment();
            return known.thenApply(answer -> respond(request, question, answer));
        }
        // Of two who come here at once, one asks and both count as asking
        miss.increment();
        return responses
                .get(question, (key, executor) -> ask.get()
                        .thenApply(answer -> CachedResponse.of(answer, write(answer.body())))
                        .toCompletableFuture())
                .thenApply(answer -> respond(request, question, answer));
    }

    private HttpResponse<byte[]> respond(HttpRequest<?> request, Record question, CachedResponse answer) {
        boolean storable = !(question instanceof NotStored);
        boolean known = storable && answer.matches(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH));
        MutableHttpResponse<byte[]> response = known
                ? HttpResponse.status(HttpStatus.NOT_MODIFIED)
                : HttpResponse.<byte[]>ok(answer.body()).contentType(MediaType.APPLICATION_JSON_TYPE);
        answer.headers().forEach(response::header);
        if (storable) {
            response.header(HttpHeaders.ETAG, answer.etag());
        }
        return response.header(HttpHeaders.CACHE_CONTROL, storable ? cacheControl : "no-store");
    }

    private byte[] write(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
