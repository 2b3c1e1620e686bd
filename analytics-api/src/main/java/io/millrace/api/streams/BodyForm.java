package io.millrace.api.streams;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a body is to be read.
 *
 * @param lines whether each line is an event (NDJSON), or the whole is an event or an array of them
 * @param gzip whether it is compressed
 * @param contentType as the caller named it
 */
record BodyForm(boolean lines, boolean gzip, String contentType) {
    static BodyForm of(HttpRequest<?> request) {
        String contentType = request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
        return new BodyForm(
                isLines(contentType),
                isGzip(request.getHeaders().get(HttpHeaders.CONTENT_ENCODING)),
                String.valueOf(contentType));
    }

    private static boolean isLines(@Nullable String contentType) {
        if (contentType == null) {
            throw unsupported("Content-Type: must be application/json or application/x-ndjson, was not given");
        }
        MediaType type = mediaType(contentType);
        String charset = type.getParameters().get("charset").orElse("utf-8");
        if (!charset.replace("\"", "").equalsIgnoreCase("utf-8")) {
            throw unsupported("Content-Type: charset must be utf-8 (RFC 8259), was " + shortened(charset));
        }
        return switch (type.getName().toLowerCase(Locale.ROOT)) {
            case "application/json" -> false;
            case "application/x-ndjson", "application/ndjson", "application/jsonl" -> true;
            default ->
                throw unsupported("Content-Type: must be application/json or application/x-ndjson, was "
                        + shortened(contentType));
        };
    }

    private static MediaType mediaType(String contentType) {
        try {
            return MediaType.of(contentType);
        } catch (IllegalArgumentException e) {
            throw unsupported("Content-Type: is not a media type: " + shortened(contentType));
        }
    }

    private static boolean isGzip(@Nullable String contentEncoding) {
        if (contentEncoding == null || contentEncoding.equalsIgnoreCase("identity")) {
            return false;
        }
        if (contentEncoding.equalsIgnoreCase("gzip")) {
            return true;
        }
        throw unsupported("Content-Encoding: must be gzip or identity, was " + shortened(contentEncoding));
    }

    private static String shortened(String value) {
        return value.length() <= 100 ? value : value.substring(0, 100) + "…";
    }

    private static Failure unsupported(String detail) {
        return new Failure(FailureKind.UNSUPPORTED_CONTENT, detail);
    }
}
