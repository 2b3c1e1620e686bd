package io.millrace.api.web;

import io.micronaut.http.HttpStatus;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of failures, and what a caller can do: correct the request (4xx), try again after {@link #retryAfter()}
 * (503), or report it (500). {@code docs/errors.md} explains each.
 */
public enum FailureKind {
    INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "Invalid parameter", null),
    BEYOND_RETENTION(HttpStatus.BAD_REQUEST, "Rows are no longer kept", null),
    MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "Malformed request", null),
    MALFORMED_BODY(HttpStatus.BAD_REQUEST, "Malformed JSON body", null),
    UNKNOWN_STREAM(HttpStatus.NOT_FOUND, "Unknown stream", null),
    NOT_FOUND(HttpStatus.NOT_FOUND, "Not found", null),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed", null),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Not acceptable", null),
    REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "Request body timed out", null),
    BODY_TOO_LARGE(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "Request body too large", null),
    UNSUPPORTED_CONTENT(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported content type or encoding", null),
    NO_VALID_EVENT(HttpStatus.UNPROCESSABLE_ENTITY, "No valid event", null),
    INVALID_AREA(HttpStatus.UNPROCESSABLE_ENTITY, "Invalid area", null),
    TOO_MANY_GEOFENCES(HttpStatus.CONFLICT, "Saved-area limit reached", null),
    PRECONDITION_FAILED(HttpStatus.PRECONDITION_FAILED, "Precondition failed", null),
    INGEST_BUSY(HttpStatus.SERVICE_UNAVAILABLE, "Too much data in flight", Duration.ofSeconds(1)),
    KAFKA_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Events not stored", Duration.ofSeconds(2)),
    PINOT_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Incomplete query result", Duration.ofSeconds(2)),
    CATCHING_UP(HttpStatus.SERVICE_UNAVAILABLE, "Data is not up to date", Duration.ofSeconds(5)),
    TABLE_INCOMPLETE(HttpStatus.SERVICE_UNAVAILABLE, "Table is missing records", Duration.ofSeconds(60)),
    BUSY(HttpStatus.SERVICE_UNAVAILABLE, "Too many concurrent requests", Duration.ofSeconds(2)),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Internal server error", null);

    private final HttpStatus status;
    private final String title;
    private final @Nullable Duration retryAfter;

    FailureKind(HttpStatus status, String title, @Nullable Duration retryAfter) {
        this.status = status;
        this.title = title;
        this.retryAfter = retryAfter;
    }

    public HttpStatus status() {
        return status;
    }

    /** The title, which is the same for all failures of this kind (RFC 9457). */
    public String title() {
        return title;
    }

    /** How long to wait before the same request may succeed; null if it must be changed. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** The problem's type, a stable URI that can't be fetched. */
    public URI type() {
        return URI.create("urn:millrace:problem:" + slug());
    }

    /** The kind's name in documents and problem types, such as {@code body-too-large}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind for a status of the framework. */
    static FailureKind of(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> NOT_FOUND;
            case METHOD_NOT_ALLOWED -> METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> NOT_ACCEPTABLE;
            case REQUEST_ENTITY_TOO_LARGE -> BODY_TOO_LARGE;
            case UNSUPPORTED_MEDIA_TYPE -> UNSUPPORTED_CONTENT;
            default -> status.getCode() < 500 ? MALFORMED_REQUEST : INTERNAL;
        };
    }
}
