package io.millrace.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The door of a stream: says of an event's bytes whether they may enter, and what to write if so.
 *
 * <p>Beyond the stream's JSON Schema it asks of every event: one JSON object (RFC 8259) in well-formed UTF-8, no key
 * twice in an object, at most 32 levels deep, whole numbers within 64 bits and others within a double's range, no text
 * that UTF-8 or Pinot can't keep (half of a surrogate pair, U+0000), a time within the stream's bounds, and nothing in
 * the names that Millrace sets itself ({@code ts}, {@code _…}).
 *
 * <p>It changes two things: an identifier, which the schema lets be a string or an integer, is always text; and the time
 * field is rewritten in UTC with three, six or nine digits of a second, so that it may stand in a key. All else stays as
 * sent, every digit of a number included. What the stream declares as derived is added, as {@code ts} is.
 *
 * <p>Thread-safe; make one for each stream and keep it.
 */
public final class EventContract {

    /** No more violations of one event are told than this. */
    public static final int MAX_VIOLATIONS = 20;

    /** The property that holds the event's time in epoch milliseconds. */
    public static final String TS = "ts";

    private final TimeSettings time;
    private final String keyField;
    private final ContractShape shape;
    private final SchemaRules rules;
    private final Derivations derivations;

    private EventContract(StreamDefinition stream) {
        this.time = stream.time();
        this.keyField = stream.keyFields().get(0);
        this.shape = ContractShape.of(stream.eventSchema());
        this.rules = new SchemaRules(stream.eventSchema());
        this.derivations = new Derivations(stream.derived());
    }

    /** The contract of a stream. */
    public static EventContract of(StreamDefinition stream) {
        return new EventContract(stream);
    }

    /**
     * Examines one event, {@code length} bytes of {@code json} from {@code offset}; the bytes are not kept.
     *
     * @param now the present, for the bound on future times
     */
    public Examination examine(byte[] json, int offset, int length, Instant now) {
        if (!Utf8.isValid(json, offset, length)) {
            return malformed("is not well-formed UTF-8");
        }
        Violations violations = new Violations();
        try {
            ObjectNode event = EventReader.read(json, offset, length, shape, violations);
            return event == null ? refused(violations) : examine(event, now, violations);
        } catch (JsonProcessingException e) {
            return malformed(syntaxError(e));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory can't fail", e);
        }
    }

    private Examination examine(ObjectNode event, Instant now, Violations violations) {
        String sent = event.path(time.field()).textValue();
        Instant instant = sent == null ? null : Timestamps.parse(sent);
        if (sent != null) {
            checkTime(sent, instant, now, violations);
        }
        rules.check(event, violations);
        if (!violations.isEmpty() || sent == null || instant == null) {
            return refused(violations);
        }
        event.put(time.field(), Timestamps.canonical(sent, instant));
        event.put(TS, instant.toEpochMilli());
        derivations.addTo(event);
        return new Examination.Accepted(event, event.path(keyField).asText());
    }

    private void checkTime(String sent, @Nullable Instant instant, Instant now, Violations violations) {
        if (instant == null) {
            violations.add(
                    "must be an RFC 3339 timestamp such as 2026-11-20T17:20:01.123Z but is \"" + Text.printable(sent)
                            + "\"",
                    timePointer());
        } else if (instant.isBefore(time.earliest())) {
            violations.add("must not be before " + time.earliest() + " but is " + instant, timePointer());
        } else if (instant.isAfter(now.plus(time.maxAhead()))) {
            violations.add(
                    "must not be more than " + time.maxAhead() + " ahead of " + now + " but is " + instant,
                    timePointer());
        }
    }

    private String timePointer() {
        return "/" + time.field();
    }

    private static Examination.Refused refused(Violations violations) {
        return new Examination.Refused(false, violations.list());
    }

    private static Examination.Refused malformed(String reason) {
        return new Examination.Refused(true, List.of(new Violation(reason, "")));
    }

    private static String syntaxError(JsonProcessingException e) {
        String place =
                e.getLocation() == null ? "" : " at byte " + e.getLocation().getByteOffset();
        return "is not JSON: " + Text.printable(e.getOriginalMessage(), 200) + place;
    }
}
