package io.millrace.catalog.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.millrace.catalog.stream.StreamName;
import io.millrace.catalog.text.Sha256;
import io.millrace.catalog.text.Text;
import io.millrace.catalog.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * An event that was refused or couldn't be processed, with the reason and the payload. It can be found, corrected and
 * sent again. All services write this form.
 *
 * @param id {@code <requestId>-<itemIndex>-<16 hex digits of the payload's SHA-256>}. The same request, sent again, has
 *     the same id and isn't counted twice. It is the Kafka message key
 * @param stream the stream that the event was sent to
 * @param ts when it was refused, epoch ms
 * @param step the step that failed
 * @param reason the first violation, and the number of others
 * @param pointer the place of the first violation, as a JSON pointer; empty for the whole payload
 * @param errors all violations, the first one included
 * @param payload what was sent, as text or in base 64
 * @param payloadEncoding the encoding of {@code payload}
 * @param requestId the request that it came with
 * @param itemIndex its position in that request, from 0
 * @param contentType the request's content type; empty if unknown
 */
public record FailedEvent(
        String id,
        String stream,
        long ts,
        Step step,
        String reason,
        String pointer,
        List<Violation> errors,
        String payload,
        Encoding payloadEncoding,
        String requestId,
        int itemIndex,
        String contentType) {

    private static final JsonFactory JSON = new JsonFactory();

    /** Pinot cuts longer text silently, and a reason may quote the payload. */
    private static final int MAX_TEXT = 1024;

    private static final int HASH_BYTES = 8;

    public FailedEvent {
        reason = Text.printable(reason, MAX_TEXT);
        pointer = Text.printable(pointer, MAX_TEXT);
        errors = errors.stream().map(FailedEvent::printable).toList();
        contentType = Text.printable(contentType, MAX_TEXT);
    }

    /** The step at which an event failed. */
    public enum Step {
        /** It is not JSON in UTF-8. */
        PARSE,
        /** It is JSON, but violates the contract. */
        VALIDATE,
        /** A topology couldn't read the record in the topic. */
        PROCESS
    }

    /** The encoding of a payload. */
    public enum Encoding {
        /** The payload is text. */
        UTF_8("utf-8"),
        /**
         * Base 64 (RFC 4648), for bytes that aren't UTF-8 or contain control characters, at which Pinot would cut the
         * text.
         */
        BASE64("base64");

        private final String text;

        Encoding(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Where a refused event comes from. */
    public record Source(StreamName stream, String requestId, int itemIndex, String contentType) {}

    /** Creates the failed event of a refused item. The payload is {@code length} bytes from {@code offset}. */
    public static FailedEvent of(
            Source source, ValidationResult.Refused refused, byte[] bytes, int offset, int length, Instant now) {
        Step step = refused.malformed() ? Step.PARSE : Step.VALIDATE;
        return of(source, step, refused.violations(), Arrays.copyOfRange(bytes, offset, offset + length), now);
    }

    /** Creates the failed event of a record that failed at a later step for one reason. */
    public static FailedEvent of(Source source, Step step, Violation violation, byte[] payload, Instant now) {
        return of(source, step, List.of(violation), payload, now);
    }

    private static FailedEvent of(Source source, Step step, List<Violation> violations, byte[] payload, Instant now) {
        Encoding encoding = isPlainText(payload) ? Encoding.UTF_8 : Encoding.BASE64;
        return new FailedEvent(
                source.requestId() + "-" + source.itemIndex() + "-" + hash(payload),
                source.stream().value(),
                now.toEpochMilli(),
                step,
                reason(violations),
                violations.get(0).pointer(),
                violations,
                encode(encoding, payload),
                encoding,
                source.requestId(),
                source.itemIndex(),
                source.contentType());
    }

    /** The Kafka message key. */
    public String key() {
        return id;
    }

    /** The Kafka message value. */
    public byte[] toJson() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length() + 512);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeStringField("stream", stream);
            json.writeNumberField("ts", ts);
            json.writeStringField("step", step.name().toLowerCase(Locale.ROOT));
            json.writeStringField("reason", reason);
            json.writeStringField("pointer", pointer);
            json.writeArrayFieldStart("errors");
            for (Violation error : errors) {
                json.writeStartObject();
                json.writeStringField("rule", error.rule().slug());
                json.writeStringField("reason", error.reason());
                json.writeStringField("pointer", error.pointer());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringField("payload", payload);
            json.writeStringField("payloadEncoding", payloadEncoding.toString());
            json.writeStringField("requestId", requestId);
            json.writeNumberField("itemIndex", itemIndex);
            json.writeStringField("contentType", contentType);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String reason(List<Violation> violations) {
        int more = violations.size() - 1;
        String first = violations.get(0).reason();
        return more == 0 ? first : first + " (and " + more + " more)";
    }

    private static Violation printable(Violation violation) {
        return new Violation(
                violation.rule(),
                Text.printable(violation.reason(), MAX_TEXT),
                Text.printable(violation.pointer(), MAX_TEXT));
    }

    private static String hash(byte[] payload) {
        return HexFormat.of().formatHex(Sha256.of(payload), 0, HASH_BYTES);
    }

    private static String encode(Encoding encoding, byte[] payload) {
        return switch (encoding) {
            case UTF_8 -> new String(payload, StandardCharsets.UTF_8);
            case BASE64 -> Base64.getEncoder().encodeToString(payload);
        };
    }

    private static boolean isPlainText(byte[] payload) {
        for (byte b : payload) {
            if ((b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') || b == 0x7F) {
                return false;
            }
        }
        return Utf8.isValid(payload, 0, payload.length);
    }
}
