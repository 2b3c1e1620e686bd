package io.millrace.api.web;

import io.micronaut.http.HttpHeaders;
import io.millrace.catalog.Sha256;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer as it is sent: written once, whoever asks for it. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record KeptAnswer(byte[] body, String etag, Map<String, String> headers) {
    private static final int ETAG_BYTES = 12;

    static KeptAnswer of(Answer<?> answer, byte[] body) {
        String etag = etag(body);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(HttpHeaders.ETAG, etag);
        headers.put(
                "Millrace-As-Of", answer.asOf().truncatedTo(ChronoUnit.MILLIS).toString());
        if (answer.freshness() != null) {
            headers.put(
                    "Millrace-Freshness-Ms", Long.toString(answer.freshness().toMillis()));
        }
        return new KeptAnswer(body, etag, headers);
    }

    /** Whether the caller's {@code If-None-Match} has this answer (RFC 9110, 13.1.2: weak comparison). */
    boolean matches(@Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(",", -1))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || ("W/" + tag).equals(etag));
    }

    /** Weak, because the same answer is sent plain or compressed. */
    private static String etag(byte[] body) {
        return "W/\"" + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(Sha256.of(body), ETAG_BYTES)) + '"';
    }
}
