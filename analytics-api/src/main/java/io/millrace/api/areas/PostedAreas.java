package io.millrace.api.areas;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.scheduling.TaskExecutors;
import io.millrace.api.web.BrokenRule;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.api.web.Parameters;
import io.millrace.areas.Area;
import io.millrace.areas.AreaReader;
import io.millrace.areas.InvalidAreaException;
import io.millrace.areas.MostVertices;
import io.millrace.areas.SavedArea;
import io.millrace.service.CompletionCause;
import io.millrace.service.SettingsCheck;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the areas in the bodies of requests. */
@Singleton
public final class PostedAreas {
    /** The media type of a body that is an area (RFC 7946, section 12). */
    public static final String GEO_JSON = "application/geo+json";

    private static final int LONGEST_BODY = 8 << 20;
    /** A longer body may take a second or two. */
    private static final int LONG_BODY = 64 << 10;
    /** They hold at most 32 MiB, and leave time and memory for other requests. */
    private static final int LONG_AT_ONCE = 4;

    private static final Duration BODY_WITHIN = Duration.ofSeconds(10);

    /** All edges of a line are compared with each place. */
    private static final int MOST_OF_LINE = 1_000;

    private final MostVertices most;
    private final ExecutorService workers;
    private final Semaphore longBodies = new Semaphore(LONG_AT_ONCE);

    public PostedAreas(
            @Value("${millrace.areas.max-vertices:100000}") int mostVertices,
            @Named(TaskExecutors.BLOCKING) ExecutorService workers) {
        new SettingsCheck("millrace.areas").within("max-vertices", mostVertices, 4, 100_000);
        this.workers = workers;
        this.most = new MostVertices(mostVertices, Math.min(mostVertices, MOST_OF_LINE));
    }

    /** Returns the width of a corridor from the query; null if it isn't given. */
    public static @Nullable Double width(@Nullable String widthM) {
        return widthM == null ? null : Parameters.number("widthM", widthM, 0, 20_000);
    }

    /**
     * Reads a request's body and answers it on a worker thread.
     *
     * @param answer computes the response from the body
     * @return the response; completed with {@code BODY_TOO_LARGE} if the body is too long, or {@code BUSY} if too many
     *     long ones are being processed
     */
    public <T> CompletionStage<T> answer(ServerHttpRequest<?> request, Function<byte[], CompletionStage<T>> answer) {
        long length = request.byteBody().expectedLength().orElse(LONGEST_BODY);
        checkLength(length);
        if (length <= LONG_BODY) {
            return read(request).thenComposeAsync(answer, workers);
        }
        if (!longBodies.tryAcquire()) {
            throw new Failure(
                    FailureKind.BUSY,
                    "At most %d areas of more than %d bytes are looked into at once."
                            .formatted(LONG_AT_ONCE, LONG_BODY));
        }
        try {
            return read(request)
                    .thenComposeAsync(answer, workers)
                    .whenComplete((done, failure) -> longBodies.release());
        } catch (RuntimeException e) {
            longBodies.release();
            throw e;
        }
    }

    private static CompletableFuture<byte[]> read(ServerHttpRequest<?> request) {
        return request.byteBody()
                .buffer()
                .thenApply(PostedAreas::bytes)
                .toCompletableFuture()
                .orTimeout(BODY_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    throw told(CompletionCause.of(failure));
                });
    }

    private static Failure told(@Nullable Throwable failure) {
        if (failure instanceof Failure told) {
            return told;
        }
        if (failure instanceof TimeoutException) {
            return new Failure(FailureKind.REQUEST_TIMEOUT, "The body must arrive within " + BODY_WITHIN);
        }
        if (failure instanceof ContentLengthExceededException) {
            return tooLong("was longer");
        }
        return new Failure(FailureKind.MALFORMED_REQUEST, "The body was incomplete.");
    }

    private static byte[] bytes(CloseableAvailableByteBody body) {
        try (body) {
            checkLength(body.length());
            return body.toByteArray();
        }
    }

    private static void checkLength(long length) {
        if (length > LONGEST_BODY) {
            throw tooLong("was " + length);
        }
    }

    private static Failure tooLong(String what) {
        return new Failure(
                FailureKind.BODY_TOO_LARGE, "The body must be at most %d bytes, %s.".formatted(LONGEST_BODY, what));
    }

    /**
     * Reads the area in a body.
     *
     * @param widthM a corridor's width if the body has none; null if it isn't given
     * @throws Failure {@code MALFORMED_BODY} if the body is not JSON, {@code INVALID_AREA} if the area breaks a rule
     */
    public Area read(byte[] body, @Nullable Double widthM) {
        JsonNode json = json(body);
        return checked(() -> AreaReader.read(json, widthM, most));
    }

    /** Reads the area in a body, to save it under a name. */
    public SavedArea read(String name, byte[] body, @Nullable Double widthM, Instant savedAt) {
        JsonNode json = json(body);
        return checked(() -> SavedArea.of(name, json, widthM, most, savedAt));
    }

    private static <T> T checked(Supplier<T> read) {
        try {
            return read.get();
        } catch (InvalidAreaException e) {
            throw new Failure(
                    FailureKind.INVALID_AREA,
                    e.detail(),
                    List.of(BrokenRule.ofBody(e.pointer(), e.rule(), e.detail())));
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return AreaReader.json(body);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String place = at == null ? "" : " after line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
            throw new Failure(
                    FailureKind.MALFORMED_BODY,
                    "The body is not JSON, names a property twice, or is larger or deeper than any area%s."
                            .formatted(place));
        }
    }
}
