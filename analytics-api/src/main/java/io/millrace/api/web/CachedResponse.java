package io.millrace.api.web;

import io.millrace.catalog.text.Sha256;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bytes and headers of a response, which several requests can share.
 *
 * @param etag sent where the caller may store the response
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CachedResponse(byte[] body, String etag, Map<String, String> headers) {
    private static final int ETAG_BYTES = 12;

    static CachedResponse of(Answer<?> answer, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "Millrace-As-Of", answer.asOf().truncatedTo(ChronoUnit.MILLIS).toString());
        if (answer.freshness() != null) {
            headers.put(
                    "Millrace-Freshness-Ms", Long.toString(answer.freshness().toMillis()));
        }
        return new CachedResponse(body, etag(body), headers);
    }

    /** Whether {@code If-None-Match} has the ETag of this response (RFC 9110, 13.1.2: weak comparison). */
    boolean matches(@Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(",", -1))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || ("W/" + tag).equals(etag));
    }

    /** Weak, since the same response is sent plain or compressed. */
    private static String etag(byte[] body) {
        return "W/\"" + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(Sha256.of(body), ETAG_BYTES)) + '"';
    }
}
