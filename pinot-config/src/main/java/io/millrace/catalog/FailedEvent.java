package io.millrace.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/**
 * What a stream could not take in, with the reason and the payload, so that it can be found, mended and replayed. One
 * shape for every part of the system that refuses something.
 *
 * @param id {@code <requestId>-<itemIndex>}, the same for a retried request, so that a retry isn't counted twice. It is
 *     the Kafka message key
 * @param stream the stream that it was meant for
 * @param ts when it was refused, epoch ms
 * @param step how far it came
 * @param reason the first rule that it breaks, and how many more there are
 * @param pointer where in the payload, as a JSON pointer; empty for the whole payload
 * @param payload what was sent, as text or in base 64
 * @param payloadEncoding how to read {@code payload}
 * @param requestId the request that it came in
 * @param itemIndex its place in that request, from 0
 * @param contentType the request's content type; empty when not known
 */
public record FailedEvent(
        String id,
        String stream,
        long ts,
        Step step,
        String reason,
        String pointer,
        String payload,
        Encoding payloadEncoding,
        String requestId,
        int itemIndex,
        String contentType) {

    private static final JsonFactory JSON = new JsonFactory();

    /** Pinot cuts longer text without a word, and reasons may quote what was sent. */
    private static final int MAX_TEXT = 1024;

    public FailedEvent {
        reason = Text.printable(reason, MAX_TEXT);
        pointer = Text.printable(pointer, MAX_TEXT);
        contentType = Text.printable(contentType, MAX_TEXT);
    }

    /** How far an event came before it failed. */
    public enum Step {
        /** It is not JSON in UTF-8. */
        PARSE,
        /** It is JSON, but not what the contract asks for. */
        VALIDATE,
        /** It stood in its topic, where a topology couldn't read it. */
        PROCESS
    }

    /** How a payload is kept. */
    public enum Encoding {
        /** The payload's own text. */
        UTF_8("utf-8"),
        /** Base 64 (RFC 4648) of bytes that are not UTF-8 or hold control characters, which Pinot would cut off. */
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

    /** What was refused in one request. */
    public record Source(StreamName stream, String requestId, int itemIndex, String contentType) {}

    /** The failed event of one refused item, whose payload is {@code length} bytes from {@code offset}. */
    public static FailedEvent of(
            Source source, Examination.Refused refused, byte[] bytes, int offset, int length, Instant now) {
        Violation first =
                new Violation(reason(refused), refused.violations().get(0).pointer());
        Step step = refused.malformed() ? Step.PARSE : Step.VALIDATE;
        return of(source, step, first, bytes, offset, length, now);
    }

    /** The failed event of a record that failed at a later step for one reason. */
    public static FailedEvent of(Source source, Step step, Violation violation, byte[] payload, Instant now) {
        return of(source, step, violation, payload, 0, payload.length, now);
    }

    private static FailedEvent of(
            Source source, Step step, Violation violation, byte[] bytes, int offset, int length, Instant now) {
        Encoding encoding = isPlainText(bytes, offset, length) ? Encoding.UTF_8 : Encoding.BASE64;
        return new FailedEvent(
                source.requestId() + "-" + source.itemIndex(),
                source.stream().value(),
                now.toEpochMilli(),
                step,
                violation.reason(),
                violation.pointer(),
                encode(encoding, bytes, offset, length),
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

    private static String reason(Examination.Refused refused) {
        int more = refused.violations().size() - 1;
        String first = refused.violations().get(0).reason();
        return more == 0 ? first : first + " (and " + more + " more)";
    }

    private static String encode(Encoding encoding, byte[] bytes, int offset, int length) {
        return switch (encoding) {
            case UTF_8 -> new String(bytes, offset, length, StandardCharsets.UTF_8);
            case BASE64 -> Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, offset, offset + length));
        };
    }

    private static boolean isPlainText(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            byte b = bytes[i];
            if ((b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') || b == 0x7F) {
                return false;
            }
        }
        return Utf8.isValid(bytes, offset, length);
    }
}
