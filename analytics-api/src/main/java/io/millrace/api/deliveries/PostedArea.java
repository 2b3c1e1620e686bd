package io.millrace.api.deliveries;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.areas.Area;
import io.millrace.areas.AreaReader;
import io.millrace.areas.InvalidAreaException;
import org.jspecify.annotations.Nullable;

/** The area in the body of a request. */
final class PostedArea {
    private PostedArea() {}

    /**
     * Reads it.
     *
     * @param widthM a corridor's width where the body doesn't say it; null where it isn't given
     * @throws Failure a {@code MALFORMED_BODY} where it is no JSON, an {@code INVALID_AREA} where it breaks a rule
     */
    static Area read(byte[] body, @Nullable Double widthM, int mostVertices) {
        JsonNode json = json(body);
        try {
            return AreaReader.read(json, widthM, mostVertices);
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
