package io.millrace.processor.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.catalog.contract.Rule;
import io.millrace.catalog.stream.MetaColumns;
import io.millrace.catalog.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An event in a topic, read property by property. Ingest checks events against their contract, but others can write to
 * a topic, too. So this class checks what the topology needs, and no more.
 */
public final class StoredEvent {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ObjectMapper LENIENT_JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    // Accepts only values that can be written again; others would end the topology at that point
    private static final int MAX_LENGTH = 10_000;
    private static final int MAX_DIGITS = 100;
    private static final int MAX_YEAR = 9999;

    private final JsonNode event;
    private final String place;

    private StoredEvent(JsonNode event, String place) {
        this.event = event;
        this.place = place;
    }

    static StoredEvent read(byte @Nullable [] value) throws UnreadableException {
        return read(value, JSON);
    }

    /**
     * Reads an event as Pinot's decoder does: of two properties with the same name the last counts, and what follows the
     * object is ignored.
     */
    static StoredEvent readAsPinot(byte @Nullable [] value) throws UnreadableException {
        return read(value, LENIENT_JSON);
    }

    private static StoredEvent read(byte @Nullable [] value, ObjectMapper json) throws UnreadableException {
        if (value == null) {
            throw new UnreadableException(Rule.JSON, "must be a JSON object, was nothing", "");
        }
        try {
            return object(json.readTree(value), "");
        } catch (JsonProcessingException e) {
            throw new UnreadableException(Rule.JSON, "must be JSON: " + e.getOriginalMessage(), "");
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory can't fail", e);
        }
    }

    private static StoredEvent object(JsonNode node, String place) throws UnreadableException {
        if (!node.isObject()) {
            throw new UnreadableException(Rule.TYPE, "must be an object, was " + named(node), place);
        }
        return new StoredEvent(node, place);
    }

    /** A required text. */
    public String text(String name) throws UnreadableException {
        String text = textOrNull(name);
        if (text == null || text.isEmpty()) {
            throw wrong(name, Rule.TYPE, "must be a text");
        }
        return text;
    }

    /** A required text; a whole number is taken for its digits, as ingest does with an identifier. */
    public String identifier(String name) throws UnreadableException {
        JsonNode node = event.path(name);
        return node.isIntegralNumber() ? node.asText() : text(name);
    }

    /** A text, or null if there is none. */
    public @Nullable String textOrNull(String name) throws UnreadableException {
        JsonNode node = event.path(name);
        if (isAbsent(node)) {
            return null;
        }
        if (!node.isTextual()) {
            throw wrong(name, Rule.TYPE, "must be a text");
        }
        String text = node.textValue();
        if (text.length() > MAX_LENGTH) {
            throw new UnreadableException(
                    Rule.MAX_LENGTH,
                    "must have at most " + MAX_LENGTH + " characters, had " + text.length(),
                    pointer(name));
        }
        if (text.indexOf('\0') >= 0 || !Text.isWellFormed(text)) {
            throw new UnreadableException(
                    Rule.CHARACTERS, "must not hold U+0000 or half of a surrogate pair", pointer(name));
        }
        return text;
    }

    /** A required time in RFC 3339 with its zone, as ingest writes it. */
    public Instant instant(String name) throws UnreadableException {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text(name));
            if (time.getYear() >= 0 && time.getYear() <= MAX_YEAR) {
                return time.toInstant();
            }
            throw noTime(name);
        } catch (DateTimeException e) {
            throw noTime(name);
        }
    }

    private UnreadableException noTime(String name) {
        return wrong(name, Rule.FORMAT, "must be a time such as 2026-11-20T17:20:01.123Z");
    }

    /** A required number. */
    public BigDecimal number(String name) throws UnreadableException {
        BigDecimal number = numberOrNull(name);
        if (number == null) {
            throw wrong(name, Rule.TYPE, "must be a number");
        }
        return number;
    }

    /** A number, or null if there is none. */
    public @Nullable BigDecimal numberOrNull(String name) throws UnreadableException {
        JsonNode node = event.path(name);
        if (isAbsent(node)) {
            return null;
        }
        if (!hasFewDigits(node)) {
            throw wrong(
                    name,
                    node.isNumber() ? Rule.NUMBER_SIZE : Rule.TYPE,
                    "must be a number of at most " + MAX_DIGITS + " digits");
        }
        return node.decimalValue();
    }

    /**
     * A number as Pinot puts it into a metric column of doubles: 0 if there is none, and a text if it is one of a number.
     * Null if it is infinite or not a number. Pinot has no row of an event with anything else there.
     */
    public @Nullable BigDecimal metric(String name) throws UnreadableException {
        JsonNode node = event.path(name);
        if (isAbsent(node)) {
            return BigDecimal.ZERO;
        }
        if (hasFewDigits(node)) {
            return node.decimalValue();
        }
        double stored = stored(name, node);
        return Double.isFinite(stored) ? BigDecimal.valueOf(stored) : null;
    }

    private double stored(String name, JsonNode node) throws UnreadableException {
        try {
            return node.isNumber() ? node.doubleValue() : Double.parseDouble(node.isTextual() ? node.textValue() : "");
        } catch (NumberFormatException e) {
            throw wrong(name, Rule.TYPE, "must be a number");
        }
    }

    private static boolean hasFewDigits(JsonNode node) {
        return node.isNumber()
                && node.decimalValue().precision() <= MAX_DIGITS
                && Math.abs(node.decimalValue().scale()) <= MAX_DIGITS;
    }

    /** A required whole number of at least 1. */
    public int count(String name) throws UnreadableException {
        JsonNode node = event.path(name);
        if (!node.isInt() || node.intValue() < 1) {
            throw wrong(name, node.isInt() ? Rule.MINIMUM : Rule.TYPE, "must be a whole number of at least 1");
        }
        return node.intValue();
    }

    /** A required whole number. */
    public long wholeNumber(String name) throws UnreadableException {
        Long number = longOrNull(name);
        if (number == null) {
            throw wrong(name, Rule.TYPE, "must be a whole number");
        }
        return number;
    }

    /** A whole number, or null if there is none. */
    public @Nullable Long longOrNull(String name) {
        JsonNode node = event.path(name);
        return node.isIntegralNumber() && node.canConvertToLong() ? node.longValue() : null;
    }

    /** When Millrace received the event, epoch ms; null if the event has no time of receipt. */
    public @Nullable Long receivedAt() {
        return longOrNull(MetaColumns.RECEIVED_AT);
    }

    /** The id of the request that the event came with; null if the event has none. */
    public @Nullable String requestId() throws UnreadableException {
        return textOrNull(MetaColumns.REQUEST_ID);
    }

    /** A required constant of an enum. */
    public <E extends Enum<E>> E constant(String name, Class<E> type) throws UnreadableException {
        try {
            return Enum.valueOf(type, text(name));
        } catch (IllegalArgumentException e) {
            throw wrong(name, Rule.ENUM, "must be one of " + List.of(type.getEnumConstants()));
        }
    }

    /** A required list of objects that isn't empty. */
    public List<StoredEvent> list(String name) throws UnreadableException {
        JsonNode node = event.path(name);
        if (!node.isArray() || node.isEmpty()) {
            throw wrong(name, node.isArray() ? Rule.MIN_ITEMS : Rule.TYPE, "must be a list of at least one");
        }
        List<StoredEvent> list = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            list.add(object(node.get(i), pointer(name) + "/" + i));
        }
        return list;
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private UnreadableException wrong(String name, Rule rule, String words) {
        return new UnreadableException(rule, words + ", was " + named(event.path(name)), pointer(name));
    }

    private String pointer(String name) {
        return place + "/" + name;
    }

    private static String named(JsonNode node) {
        boolean isLarge = node.isContainerNode();
        return isLarge || node.isMissingNode()
                ? node.getNodeType().toString().toLowerCase(Locale.ROOT)
                : node.toString();
    }
}
