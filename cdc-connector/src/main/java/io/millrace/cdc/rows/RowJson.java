package io.millrace.cdc.rows;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.contract.Rule;
import io.millrace.catalog.contract.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows into events. A column becomes a property in camel case, a time becomes RFC 3339 in UTC, a decimal stays
 * exact. A NULL is left out, and so is a column that the stream doesn't have: a column added in the database changes
 * nothing here.
 */
public final class RowJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final Set<String> ADDED = Set.of("deleted", "changedAt");

    private final Set<String> properties;
    private volatile @Nullable Columns columns;

    /**
     * What the columns of a table are for this stream; all rows have the same schema object until the table changes.
     *
     * @param properties the property of each column, in the order of the columns; null where the stream has none
     * @param missing the columns that the stream needs and the table lacks
     */
    private record Columns(Schema schema, List<@Nullable String> properties, Set<String> missing) {}

    /** @param properties the property names of the stream's contract */
    public RowJson(Set<String> properties) {
        this.properties = Set.copyOf(properties);
    }

    /**
     * A row that was read.
     *
     * @param event the row as an event, without the columns in {@code violations}
     * @param violations the columns that the stream needs and that have a type which no event can hold, or that the
     *     table lacks. Their pointers are into {@link #raw}
     * @param missing the columns that the table lacks
     */
    public record Reading(ObjectNode event, List<Violation> violations, Set<String> missing) {}

    /** Reads a row; what is wrong with it is in the result. */
    public Reading read(RowChange change) {
        ObjectNode event = JSON.createObjectNode();
        List<Violation> violations = new ArrayList<>();
        Columns table = columns(change.row().schema());
        for (Field field : table.schema().fields()) {
            String property = table.properties().get(field.index());
            Object value = property == null ? null : change.row().get(field);
            if (property != null && value != null) {
                try {
                    put(event, property, field, value);
                } catch (IllegalArgumentException e) {
                    violations.add(new Violation(Rule.COLUMN, String.valueOf(e.getMessage()), "/" + field.name()));
                }
            }
        }
        event.put("deleted", change.deleted());
        event.put("changedAt", Instant.ofEpochMilli(change.changedAtMs()).toString());
        for (String column : table.missing()) {
            violations.add(new Violation(
                    Rule.COLUMN,
                    "the table " + change.table() + " has no column " + column + ", which its stream needs",
                    "/" + column));
        }
        return new Reading(event, violations, table.missing());
    }

    private Columns columns(Schema row) {
        Columns known = columns;
        if (known == null || known.schema() != row) {
            List<@Nullable String> own = new ArrayList<>();
            for (Field field : row.fields()) {
                String property = camelCase(field.name());
                own.add(properties.contains(property) ? property : null);
            }
            Set<String> missing = missing(row.fields().stream().map(Field::name).toList());
            known = new Columns(row, own, missing);
            columns = known;
        }
        return known;
    }

    /**
     * The columns that a table lacks. Each property of the contract needs a column, except {@code deleted} and
     * {@code changedAt}, which are added here.
     *
     * @param columns the names of the table's columns
     */
    public Set<String> missing(Collection<String> columns) {
        Set<String> given = columns.stream().map(RowJson::camelCase).collect(Collectors.toSet());
        return properties.stream()
                .filter(property -> !ADDED.contains(property) && !given.contains(property))
                .map(RowJson::snakeCase)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The JSON of any object, in UTF-8. */
    public static byte[] bytes(ObjectNode event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /**
     * Reads an event that this class has written; its numbers keep every digit.
     *
     * @throws UncheckedIOException when it isn't JSON
     */
    public static ObjectNode parse(byte[] event) {
        try {
            return (ObjectNode) JSON.readTree(event);
        } catch (IOException e) {
            throw new UncheckedIOException("what was written here is JSON", e);
        }
    }

    /** Reads a record of a topic that others may write to; a missing node where it isn't JSON. */
    public static JsonNode parseOrMissing(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /**
     * The row by its column names, each value as text and bytes in base 64. This is kept of a row that can't be an
     * event.
     */
    public static ObjectNode raw(Struct row) {
        ObjectNode columns = JSON.createObjectNode();
        row.schema().fields().forEach(field -> columns.put(field.name(), text(row.get(field))));
        return columns;
    }

    /**
     * The JSON of a row whose texts are cut to a length that they have together; the first ones keep theirs.
     *
     * @param characters how many characters the texts may have together, in UTF-16 units
     */
    public static byte[] shortened(ObjectNode row, int characters) {
        int left = characters;
        for (Map.Entry<String, JsonNode> value : row.properties()) {
            if (value.getValue().isTextual()) {
                String text = cut(value.getValue().textValue(), left);
                value.setValue(row.textNode(text));
                left -= text.length();
            }
        }
        return bytes(row);
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        boolean splitsPair = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, splitsPair ? length - 1 : length);
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return Base64.getEncoder().encodeToString(bytes);
        }
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        return value == null ? null : String.valueOf(value);
    }

    private static void put(ObjectNode event, String property, Field field, Object value) {
        String type = String.valueOf(field.schema().name());
        switch (type) {
            case "io.debezium.time.Timestamp", "org.apache.kafka.connect.data.Timestamp" ->
                event.put(property, instant(value, ChronoUnit.MILLIS).toString());
            case "io.debezium.time.MicroTimestamp" ->
                event.put(property, instant(value, ChronoUnit.MICROS).toString());
            case "io.debezium.time.NanoTimestamp" ->
                event.put(property, instant(value, ChronoUnit.NANOS).toString());
            // Debezium writes .17Z or .170Z, as it came to know the column
            case "io.debezium.time.ZonedTimestamp" ->
                event.put(
                        property,
                        OffsetDateTime.parse((String) value).toInstant().toString());
            case "io.debezium.data.VariableScaleDecimal" -> event.put(property, number((Struct) value));
            default -> putPlain(event, property, field, value);
        }
    }

    private static void putPlain(ObjectNode event, String property, Field field, Object value) {
        if (value instanceof String text) {
            event.put(property, text);
        } else if (value instanceof Boolean flag) {
            event.put(property, flag);
        } else if (value instanceof BigDecimal number) {
            event.put(property, number);
        } else if (value instanceof Double || value instanceof Float) {
            event.put(property, new BigDecimal(value.toString()));
        } else if (value instanceof Number number) {
            event.put(property, number.longValue());
        } else {
            throw new IllegalArgumentException("column " + field.name() + " is of a type that no event can hold, "
                    + (field.schema().name() == null
                            ? field.schema().type()
                            : field.schema().name()));
        }
    }

    /** PostgreSQL's NUMERIC that was declared without a scale: each value brings its own. */
    private static BigDecimal number(Struct value) {
        return new BigDecimal(new BigInteger(value.getBytes("value")), value.getInt32("scale"));
    }

    private static Instant instant(Object value, ChronoUnit unit) {
        if (value instanceof Date date) {
            return date.toInstant();
        }
        return Instant.EPOCH.plus(((Number) value).longValue(), unit);
    }

    private static String snakeCase(String property) {
        return property.replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    static String camelCase(String column) {
        StringBuilder name = new StringBuilder(column.length());
        boolean upper = false;
        for (int i = 0; i < column.length(); i++) {
            char c = column.charAt(i);
            if (c == '_') {
                upper = name.length() > 0;
            } else {
                name.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return name.toString();
    }
}
