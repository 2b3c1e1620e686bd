package io.millrace.api.streams;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.api.web.Shortened;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The format of a body.
 *
 * @param lines whether each line is an event (NDJSON); otherwise the body is an event or an array of events
 * @param gzip whether it is compressed
 * @param contentType the request's content type
 */
record BodyForm(boolean lines, boolean gzip, String contentType) {
    static BodyForm of(HttpRequest<?> request) {
        List<String> contentTypes = request.getHeaders().getAll(HttpHeaders.CONTENT_TYPE);
        if (contentTypes.size() > 1) {
            throw unsupported("Content-Type: must be given once, was " + Shortened.of(String.join(", ", contentTypes)));
        }
        String contentType = contentTypes.isEmpty() ? null : contentTypes.get(0);
        return new BodyForm(
                isLines(contentType),
                isGzip(request.getHeaders().getAll(HttpHeaders.CONTENT_ENCODING)),
                String.valueOf(contentType));
    }

    private static boolean isLines(@Nullable String contentType) {
        if (contentType == null) {
            throw unsupported("Content-Type: must be application/json or application/x-ndjson, was not given");
        }
        MediaType type = mediaType(contentType);
        String charset = type.getParameters().get("charset").orElse("utf-8");
        if (!charset.replace("\"", "").equalsIgnoreCase("utf-8")) {
            throw unsupported("Content-Type: charset must be utf-8 (RFC 8259), was " + Shortened.of(charset));
        }
        return switch (type.getName().toLowerCase(Locale.ROOT)) {
            case "application/json" -> false;
            case "application/x-ndjson", "application/ndjson", "application/jsonl" -> true;
            default ->
                throw unsupported("Content-Type: must be application/json or application/x-ndjson, was "
                        + Shortened.of(contentType));
        };
    }

    private static MediaType mediaType(String contentType) {
        try {
            return MediaType.of(contentType);
        } catch (IllegalArgumentException e) {
            throw unsupported("Content-Type: must be a media type, was " + Shortened.of(contentType));
        }
    }

    private static boolean isGzip(List<String> contentEncodings) {
        String contentEncoding = String.join(", ", contentEncodings);
        if (contentEncoding.isEmpty() || contentEncoding.equalsIgnoreCase("identity")) {
            return false;
        }
        if (contentEncoding.equalsIgnoreCase("gzip")) {
            return true;
        }
        throw unsupported("Content-Encoding: must be gzip or identity, was " + Shortened.of(contentEncoding));
    }

    private static Failure unsupported(String detail) {
        return new Failure(FailureKind.UNSUPPORTED_CONTENT, detail);
    }
}
