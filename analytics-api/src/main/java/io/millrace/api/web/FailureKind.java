package io.millrace.api.web;

import io.micronaut.http.HttpStatus;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Every kind of failure that a caller can meet, with what to do about it: mend the request (4xx), come back after
 * {@link #retryAfter()} (503), or tell us (500). {@code docs/errors.md} has a paragraph for each.
 */
public enum FailureKind {
    BAD_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter is out of its bounds", null),
    MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "The request can't be understood", null),
    MALFORMED_BODY(HttpStatus.BAD_REQUEST, "The body is not JSON", null),
    UNKNOWN_STREAM(HttpStatus.NOT_FOUND, "There is no such stream to post to", null),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing at this address", null),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The address doesn't take this method", null),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer can't be had in this form", null),
    BODY_TOO_LARGE(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The body is too large", null),
    UNSUPPORTED_CONTENT(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body's type or encoding is not taken", null),
    NO_VALID_EVENT(HttpStatus.UNPROCESSABLE_ENTITY, "No event is valid", null),
    INVALID_AREA(HttpStatus.UNPROCESSABLE_ENTITY, "The area can't be looked into", null),
    TOO_MANY_GEOFENCES(HttpStatus.CONFLICT, "As many areas are saved as may be", null),
    INGEST_BUSY(HttpStatus.SERVICE_UNAVAILABLE, "More is coming in than can be held", Duration.ofSeconds(1)),
    KAFKA_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "What was sent could not be stored", Duration.ofSeconds(2)),
    PINOT_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The answer could not be had whole", Duration.ofSeconds(2)),
    CATCHING_UP(HttpStatus.SERVICE_UNAVAILABLE, "The data is older than answers may be", Duration.ofSeconds(5)),
    BUSY(HttpStatus.SERVICE_UNAVAILABLE, "More is asked at once than can be answered", Duration.ofSeconds(2)),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side", null);

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

    /** The same for every failure of this kind, as RFC 9457 asks. */
    public String title() {
        return title;
    }

    /** How long to wait before the same request may succeed, or null where it won't unless it is changed. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** The problem's type: stable, and not meant to be fetched. */
    public URI type() {
        return URI.create("urn:millrace:problem:" + slug());
    }

    /** The kind's name as documents and problem types spell it, such as {@code body-too-large}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind that stands for a status that the framework gave. */
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
