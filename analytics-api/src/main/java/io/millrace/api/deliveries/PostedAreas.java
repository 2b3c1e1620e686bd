package io.millrace.api.deliveries;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.api.web.Parameters;
import io.millrace.areas.Area;
import io.millrace.areas.AreaReader;
import io.millrace.areas.InvalidAreaException;
import io.millrace.areas.SavedArea;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The areas in the bodies of requests. */
@Singleton
final class PostedAreas {
    private static final int LONGEST_BODY = 1 << 20;

    private final int mostVertices;

    PostedAreas(@Value("${millrace.deliveries.max-vertices:1000}") int mostVertices) {
        if (mostVertices < 4 || mostVertices > 10_000) {
            throw new IllegalArgumentException(
                    "millrace.deliveries.max-vertices: must be from 4 to 10000, was " + mostVertices);
        }
        this.mostVertices = mostVertices;
    }

    /** The width of a corridor in the query; null where it isn't given. */
    static @Nullable Double width(@Nullable String widthM) {
        return widthM == null ? null : Parameters.number("widthM", widthM, 0, 20_000);
    }

    /** The body of a request; completed with a {@code BODY_TOO_LARGE} where it is longer than an area may be. */
    static CompletionStage<byte[]> body(ServerHttpRequest<?> request) {
        checkLength(request.byteBody().expectedLength().orElse(0));
        return request.byteBody().buffer().thenApply(PostedAreas::bytes);
    }

    private static byte[] bytes(CloseableAvailableByteBody body) {
        try (body) {
            checkLength(body.length());
            return body.toByteArray();
        }
    }

    private static void checkLength(long length) {
        if (length > LONGEST_BODY) {
            throw new Failure(
                    FailureKind.BODY_TOO_LARGE,
                    "The body must be at most %d bytes, was %d.".formatted(LONGEST_BODY, length));
        }
    }

    /**
     * The area in a body.
     *
     * @param widthM a corridor's width where the body doesn't say it; null where it isn't given
     * @throws Failure a {@code MALFORMED_BODY} where it is no JSON, an {@code INVALID_AREA} where it breaks a rule
     */
    Area read(byte[] body, @Nullable Double widthM) {
        JsonNode json = json(body);
        return checked(() -> AreaReader.read(json, widthM, mostVertices));
    }

    /** The same, to be saved under a name. */
    SavedArea read(String name, byte[] body, @Nullable Double widthM, Instant savedAt) {
        JsonNode json = json(body);
        return checked(() -> SavedArea.of(name, json, widthM, mostVertices, savedAt));
    }

    private static <T> T checked(Supplier<T> read) {
        try {
            return read.get();
        } catch (InvalidAreaException e) {
            throw new Failure(FailureKind.INVALID_AREA, e.detail());
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return AreaReader.json(body);
        } catch (JsonProcessingException e) {
            throw new Failure(FailureKind.MALFORMED_BODY, "The body is not JSON: " + e.getOriginalMessage());
        }
    }
}
