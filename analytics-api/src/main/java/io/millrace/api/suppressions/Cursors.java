package io.millrace.api.suppressions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Value;
import io.millrace.api.web.Failure;
import io.millrace.api.web.ParameterRule;
import io.millrace.api.web.Parameters;
import io.millrace.catalog.stream.Bucket;
import io.millrace.catalog.text.Sha256;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes cursors as text and reads them. A cursor has a code (HMAC-SHA256, RFC 2104, cut to 16 bytes) over its
 * contents, so that a changed one is refused. A cursor gives no rights: whatever it asks can be asked without it.
 */
@Singleton
final class Cursors {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PAGES_LAST = Duration.ofHours(1);
    private static final int CODE_BYTES = 16;

    private final SecretKeySpec key;
    private final Clock clock;

    Cursors(@Value("${millrace.suppressions.cursor-key:millrace}") String key, Clock clock) {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("millrace.suppressions.cursor-key: must not be empty");
        }
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.clock = clock;
    }

    /** A cursor in its JSON form. Names are short, since callers send it in URLs. Times are in epoch ms. */
    private record Written(Cursor.Kind k, String q, long t, long u, int b, String i, int n) {}

    /** Returns the text of a cursor: payload and code in base64url, with a dot between. */
    String text(Cursor cursor) {
        try {
            byte[] payload = JSON.writeValueAsBytes(new Written(
                    cursor.kind(),
                    digest(cursor.question()),
                    cursor.asOf().toEpochMilli(),
                    cursor.readUntil().toEpochMilli(),
                    cursor.place().bucket(),
                    cursor.place().customerId(),
                    cursor.buckets()));
            return signed(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a cursor can be written", e);
        }
    }

    /**
     * Reads a cursor.
     *
     * @param parameter the query parameter that it was sent in
     * @param kind the kind that the parameter takes
     * @param definition the list definition that it must belong to
     * @throws Failure of kind {@code INVALID_PARAMETER} if the text is no cursor of this service, or one of another
     *     kind or list, or if a page's list is older than an hour
     */
    Cursor read(String parameter, String text, Cursor.Kind kind, ListDefinition definition) {
        Written written = written(parameter, text);
        if (written.k() != kind) {
            throw bad(
                    parameter,
                    kind == Cursor.Kind.PAGE ? "must be the next of a page" : "must be the cursor of an export");
        }
        if (!written.q().equals(digest(definition.text()))) {
            throw bad(parameter, "is of another list, or of other parameters, than " + definition.name());
        }
        Instant asOf = Instant.ofEpochMilli(written.t());
        if (kind == Cursor.Kind.PAGE && asOf.isBefore(clock.instant().minus(PAGES_LAST))) {
            throw bad(parameter, "is of a list that is older than %s: begin again".formatted(PAGES_LAST));
        }
        return new Cursor(
                kind,
                definition.text(),
                asOf,
                Instant.ofEpochMilli(written.u()),
                new Place(written.b(), written.i()),
                written.n());
    }

    private Written written(String parameter, String text) {
        try {
            String[] parts = text.split("\\.", -1);
            if (parts.length == 2) {
                byte[] payload = Base64.getUrlDecoder().decode(parts[0]);
                if (text.equals(signed(payload))) {
                    Written written = JSON.readValue(payload, Written.class);
                    if (written.b() >= 0
                            && written.b() < Bucket.COUNT
                            && written.n() > 0
                            && written.u() >= written.t()) {
                        return written;
                    }
                }
            }
        } catch (IllegalArgumentException | IOException e) {
            // not a cursor of this service: refused below
        }
        throw bad(parameter, "must be given back as it was received; this one wasn't made here, or was changed");
    }

    private String signed(byte[] payload) {
        return base64(payload) + "." + base64(code(payload));
    }

    private byte[] code(byte[] payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(payload), CODE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    private static String digest(String question) {
        return Sha256.hex(question).substring(0, CODE_BYTES);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Failure bad(String parameter, String rule) {
        return Parameters.broken(parameter, ParameterRule.FORMAT, rule);
    }
}
