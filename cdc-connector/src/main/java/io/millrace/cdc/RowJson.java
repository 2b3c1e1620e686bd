package io.millrace.cdc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/**
 * A row as an event: columns become properties in camel case, times become RFC 3339 in UTC, decimals stay exact, NULL is
 * left out. Columns that the stream doesn't have are left out, too, so that a column added in the database changes
 * nothing here.
 */
final class RowJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final Set<String> properties;

    /** @param properties those of the stream's contract */
    RowJson(Set<String> properties) {
        this.properties = Set.copyOf(properties);
    }

    /**
     * The event's JSON.
     *
     * @throws IllegalArgumentException when a column has a type that no event can hold; the message names it
     */
    byte[] of(RowChange change) {
        ObjectNode event = JSON.createObjectNode();
        for (Field field : change.row().schema().fields()) {
            String property = camelCase(field.name());
            Object value = change.row().get(field);
            if (value != null && properties.contains(property)) {
                put(event, property, field, value);
            }
        }
        event.put("deleted", change.deleted());
        event.put("changedAt", Instant.ofEpochMilli(change.changedAtMs()).toString());
        return bytes(event);
    }

    /** Also for what can't be an event. */
    static byte[] bytes(ObjectNode event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** An event that was written here, with every digit of its numbers. */
    static ObjectNode parse(byte[] event) {
        try {
            return (ObjectNode) JSON.readTree(event);
        } catch (IOException e) {
            throw new UncheckedIOException("what was written here is JSON", e);
        }
    }

    /** The row as the database's own columns, each as text: what is kept of a row that can't be an event. */
    static byte[] raw(Struct row) {
        ObjectNode columns = JSON.createObjectNode();
        row.schema().fields().forEach(field -> {
            Object value = row.get(field);
            columns.put(field.name(), value == null ? null : String.valueOf(value));
        });
        return bytes(columns);
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

    /** PostgreSQL's NUMERIC without a scale. */
    private static BigDecimal number(Struct value) {
        return new BigDecimal(new BigInteger(value.getBytes("value")), value.getInt32("scale"));
    }

    private static Instant instant(Object value, ChronoUnit unit) {
        if (value instanceof Date date) {
            return date.toInstant();
        }
        return Instant.EPOCH.plus(((Number) value).longValue(), unit);
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
