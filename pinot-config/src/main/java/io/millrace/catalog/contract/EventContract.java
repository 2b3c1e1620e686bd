package io.millrace.catalog.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.stream.MetaColumns;
import io.millrace.catalog.stream.StreamDefinition;
import io.millrace.catalog.stream.TimeSettings;
import io.millrace.catalog.text.JsonSyntax;
import io.millrace.catalog.text.Text;
import io.millrace.catalog.text.Utf8;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the bytes of an event against the contract of a stream, and makes the record to write.
 *
 * <p>The stream's JSON Schema applies. In addition every event must be one JSON object (RFC 8259) in well-formed UTF-8.
 * It must have no duplicate keys, at most 32 levels, integers of at most 64 bits, and other numbers within the range of
 * a double. Texts must not contain U+0000 or half of a surrogate pair, since Pinot or UTF-8 can't store them. The time
 * must be within the stream's bounds. The names that Millrace sets ({@code ts} and {@code _…}) must not be used.
 *
 * <p>Two values are changed. An identifier, for which the schema allows a string or an integer, becomes text. The time
 * field is written in UTC with three, six or nine digits of a second, so that it can be part of a key. All other values
 * stay as sent, with every digit of a number. The derived values and {@code ts} are added.
 *
 * <p>Thread-safe. Create one for each stream and reuse it.
 */
public final class EventContract {

    /** The maximal number of violations that are reported for one event. */
    public static final int MAX_VIOLATIONS = 20;

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

    /** Creates the contract of a stream. */
    public static EventContract of(StreamDefinition stream) {
        return new EventContract(stream);
    }

    /**
     * Checks one event: {@code length} bytes of {@code json} from {@code offset}. The bytes are not kept.
     *
     * @param now the present, for the bound on future times
     */
    public ValidationResult examine(byte[] json, int offset, int length, Instant now) {
        return examine(json, offset, length, now, true);
    }

    /**
     * Checks one event like {@link #examine}, but reports a violation of the schema only in general, since a report of
     * each rule takes most of the time.
     */
    public ValidationResult examineInShort(byte[] json, int offset, int length, Instant now) {
        return examine(json, offset, length, now, false);
    }

    private ValidationResult examine(byte[] json, int offset, int length, Instant now, boolean eachRule) {
        if (!Utf8.isValid(json, offset, length)) {
            return malformed(Rule.UTF_8, "must be well-formed UTF-8");
        }
        Violations violations = new Violations();
        try {
            ObjectNode event = EventReader.read(json, offset, length, shape, violations);
            return event == null ? refused(violations) : examine(event, now, violations, eachRule);
        } catch (JsonProcessingException e) {
            return malformed(Rule.JSON, "must be JSON: " + JsonSyntax.problem(e));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory can't fail", e);
        }
    }

    private ValidationResult examine(ObjectNode event, Instant now, Violations violations, boolean eachRule) {
        String sent = event.path(time.field()).textValue();
        Instant instant = sent == null ? null : Timestamps.parse(sent);
        if (sent != null) {
            checkTime(sent, instant, now, violations);
        }
        rules.check(event, violations, eachRule);
        if (!violations.isEmpty() || sent == null || instant == null) {
            return refused(violations);
        }
        event.put(time.field(), Timestamps.canonical(sent, instant));
        event.put(MetaColumns.TS, instant.toEpochMilli());
        derivations.addTo(event);
        return new ValidationResult.Accepted(event, event.path(keyField).asText());
    }

    private void checkTime(String sent, @Nullable Instant instant, Instant now, Violations violations) {
        if (instant == null) {
            violations.add(
                    Rule.FORMAT,
                    "must be an RFC 3339 timestamp such as 2026-11-20T17:20:01.123Z, was \"" + Text.printable(sent)
                            + "\"",
                    timePointer());
        } else if (instant.isBefore(time.earliest())) {
            violations.add(Rule.EARLIEST, "must not be before " + time.earliest() + ", was " + instant, timePointer());
        } else if (instant.isAfter(now.plus(time.maxAhead()))) {
            violations.add(
                    Rule.MAX_AHEAD,
                    "must not be more than " + time.maxAhead() + " ahead of " + now + ", was " + instant,
                    timePointer());
        }
    }

    /**
     * Checks that a valid event isn't older than the rows that are kept: Pinot would soon drop it, or has already dropped
     * the row that it corrects.
     *
     * @param accepted the record to write
     * @param oldest the oldest time of which rows are kept
     * @return no violation, or that of {@link Rule#RETENTION}
     */
    public List<Violation> examineAge(ObjectNode accepted, Instant oldest) {
        if (accepted.path(MetaColumns.TS).asLong() >= oldest.toEpochMilli()) {
            return List.of();
        }
        String reason = "must not be before %s, as no older rows are kept, was %s"
                .formatted(
                        oldest.truncatedTo(ChronoUnit.MILLIS),
                        accepted.path(time.field()).asText());
        return List.of(new Violation(Rule.RETENTION, reason, timePointer()));
    }

    private String timePointer() {
        return "/" + time.field();
    }

    private static ValidationResult.Refused refused(Violations violations) {
        return new ValidationResult.Refused(false, violations.list());
    }

    private static ValidationResult.Refused malformed(Rule rule, String reason) {
        return new ValidationResult.Refused(true, List.of(new Violation(rule, reason, "")));
    }
}
