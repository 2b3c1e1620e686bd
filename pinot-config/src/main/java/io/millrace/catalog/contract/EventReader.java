package io.millrace.catalog.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.stream.MetaColumns;
import io.millrace.catalog.text.Text;
import io.millrace.catalog.text.Utf8;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event into a tree. Finds what JSON Schema can't express: duplicate keys, numbers that don't fit, text that
 * UTF-8 can't encode. Properties that the contract doesn't know are skipped, so they take no memory.
 */
final class EventReader {

    static final int MAX_DEPTH = 32;

    private static final int MAX_NUMBER_LENGTH = 100;
    private static final int MAX_NAME_LENGTH = 256;
    private static final int MAX_PROPERTIES = 1_000;

    /** Beyond this a double is infinite or loses digits near zero. */
    private static final int MAX_EXPONENT = 307;

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .build())
            // Names come from outside: they must not fill the JVM's table of strings, and names with equal hashes must
            // not cause an error
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            // JSON is UTF-8 (RFC 8259, section 8.1), so UTF-16 is not detected
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final boolean escapes;
    private final Violations violations;

    private EventReader(JsonParser parser, boolean escapes, Violations violations) {
        this.parser = parser;
        this.escapes = escapes;
        this.violations = violations;
    }

    /**
     * Reads an event.
     *
     * @param violations receives the violations
     * @return the event, or null if it is not an object or exceeds a limit
     * @throws IOException if the bytes are not JSON
     */
    static @Nullable ObjectNode read(byte[] json, int offset, int length, ContractShape shape, Violations violations)
            throws IOException {
        try (JsonParser parser = JSON.createParser(json, offset, length)) {
            return new EventReader(parser, Utf8.hasBackslash(json, offset, length), violations).event(shape);
        }
    }

    private @Nullable ObjectNode event(ContractShape shape) throws IOException {
        try {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new JsonEOFException(parser, null, "there is nothing");
            }
            if (first != JsonToken.START_OBJECT) {
                violations.add(Rule.TYPE, "an event must be a JSON object, was " + named(first), "");
            }
            ObjectNode event = first == JsonToken.START_OBJECT ? object(shape, true) : skipped();
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "more follows after the event");
            }
            return event;
        } catch (StreamConstraintsException e) {
            violations.add(limit(e));
            return null;
        }
    }

    private @Nullable ObjectNode skipped() throws IOException {
        parser.skipChildren();
        return null;
    }

    private ObjectNode object(ContractShape shape, boolean root) throws IOException {
        ObjectNode object = NODES.objectNode();
        String name;
        while ((name = parser.nextFieldName()) != null) {
            parser.nextToken();
            ContractShape known = shape.property(name);
            Violation refusal = refusal(name, known, root, object);
            if (known == null || refusal != null) {
                violations.add(
                        refusal == null
                                ? refusal(Rule.ADDITIONAL_PROPERTIES, "must be a property of the contract")
                                : refusal);
                parser.skipChildren();
            } else {
                object.set(name, value(known));
            }
        }
        return object;
    }

    private @Nullable Violation refusal(String name, @Nullable ContractShape known, boolean root, ObjectNode object) {
        if (root && (name.equals(MetaColumns.TS) || name.startsWith("_"))) {
            return refusal(Rule.RESERVED, "must not be sent: Millrace sets it");
        }
        if (known == null) {
            return null;
        }
        if (object.has(name)) {
            return refusal(Rule.ONCE, "must be given once, was given again");
        }
        if (object.size() == MAX_PROPERTIES) {
            return refusal(Rule.MAX_PROPERTIES, "must be one of at most " + MAX_PROPERTIES + " properties");
        }
        if (escapes && !Text.isWellFormed(name)) {
            return refusal(Rule.CHARACTERS, "must not hold half of a surrogate pair in its name");
        }
        return null;
    }

    private Violation refusal(Rule rule, String reason) {
        return new Violation(rule, reason, pointer());
    }

    private JsonNode value(ContractShape shape) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(shape, false);
            case START_ARRAY -> array(shape);
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT -> integer(shape);
            case VALUE_NUMBER_FLOAT -> decimal(shape);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no value can start with " + parser.currentToken());
        };
    }

    private ArrayNode array(ContractShape shape) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (array.size() == shape.maxItems()) {
                skipToEndOfArray();
                violations.add(Rule.MAX_ITEMS, "must have at most " + shape.maxItems() + " items, had more", pointer());
                return array;
            }
            array.add(value(shape.items()));
        }
        return array;
    }

    private void skipToEndOfArray() throws IOException {
        do {
            parser.skipChildren();
        } while (parser.nextToken() != JsonToken.END_ARRAY);
    }

    private JsonNode text() throws IOException {
        String text = parser.getText();
        if (escapes && !Text.isWellFormed(text)) {
            violations.add(
                    Rule.CHARACTERS,
                    "must not hold half of a surrogate pair, was \"" + Text.printable(text) + "\"",
                    pointer());
        } else if (escapes && text.indexOf('\0') >= 0) {
            // Pinot ends a text there
            violations.add(Rule.CHARACTERS, "must not hold the character U+0000", pointer());
        }
        return NODES.textNode(text);
    }

    private JsonNode integer(ContractShape shape) throws IOException {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            return refused(Rule.NUMBER_SIZE, "a whole number must fit 64 bits");
        }
        long value = parser.getLongValue();
        return shape.isIdentifier() ? NODES.textNode(Long.toString(value)) : NODES.numberNode(value);
    }

    private JsonNode decimal(ContractShape shape) throws IOException {
        if (shape.isIdentifier()) {
            // JSON Schema counts 1.0 as an integer, but nobody uses it as an identifier
            return refused(Rule.TYPE, "an identifier must be a string or a whole number");
        }
        try {
            BigDecimal value = parser.getDecimalValue();
            long exponent = (long) value.precision() - value.scale() - 1;
            boolean fits =
                    value.signum() == 0 ? Math.abs(value.scale()) <= MAX_EXPONENT : Math.abs(exponent) <= MAX_EXPONENT;
            return fits
                    ? NODES.numberNode(value)
                    : refused(Rule.NUMBER_SIZE, "a number must fit 64-bit floating point");
        } catch (ArithmeticException | NumberFormatException | StreamConstraintsException e) {
            return refused(Rule.NUMBER_SIZE, "a number must fit 64-bit floating point");
        }
    }

    private JsonNode refused(Rule rule, String words) throws IOException {
        violations.add(rule, words + ", was " + Text.printable(parser.getText()), pointer());
        return NODES.nullNode();
    }

    private String pointer() {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        return Text.isWellFormed(pointer) ? pointer : "";
    }

    private static String named(JsonToken token) {
        return switch (token) {
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NULL -> "null";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            default -> "a number";
        };
    }

    private static Violation limit(StreamConstraintsException e) {
        String message = e.getOriginalMessage();
        if (message.contains("nesting depth")) {
            return limit(Rule.DEPTH, "an event must have a depth of at most " + MAX_DEPTH);
        }
        if (message.contains("Number value")) {
            return limit(Rule.NUMBER_SIZE, "a number must not be longer than " + MAX_NUMBER_LENGTH + " characters");
        }
        if (message.contains("Name")) {
            return limit(Rule.NAME_LENGTH, "a property's name must not be longer than " + MAX_NAME_LENGTH + " bytes");
        }
        return limit(Rule.MAX_BYTES, "must keep the limits on depth, numbers and names");
    }

    private static Violation limit(Rule rule, String reason) {
        return new Violation(rule, reason, "");
    }
}
