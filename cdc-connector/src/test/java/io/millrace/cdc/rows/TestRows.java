package io.millrace.cdc.rows;

import java.math.BigDecimal;
import java.util.Map;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Records as Debezium makes them of the table pizzashop.products. */
public final class TestRows {

    public static final Schema ROW = schema("description", "category", "image", "updated_at");

    /** The same without the column image, as after it was renamed. */
    public static final Schema ROW_WITHOUT_IMAGE = schema("description", "category", "picture", "updated_at");

    private static final Schema SOURCE = SchemaBuilder.struct()
            .field("ts_ms", Schema.INT64_SCHEMA)
            .field("snapshot", Schema.OPTIONAL_STRING_SCHEMA)
            .field("db", Schema.STRING_SCHEMA)
            .field("table", Schema.OPTIONAL_STRING_SCHEMA)
            .field("file", Schema.STRING_SCHEMA)
            .field("pos", Schema.INT64_SCHEMA)
            .field("row", Schema.INT32_SCHEMA)
            .build();

    private static final Schema ENVELOPE = SchemaBuilder.struct()
            .field("before", ROW)
            .field("after", ROW)
            .field("source", SOURCE)
            .field("op", Schema.STRING_SCHEMA)
            .build();

    private static final Schema KEY =
            SchemaBuilder.struct().field("id", Schema.INT64_SCHEMA).build();

    private TestRows() {}

    private static Schema schema(String... texts) {
        SchemaBuilder schema = SchemaBuilder.struct()
                .optional()
                .field("id", Schema.INT64_SCHEMA)
                .field("name", Schema.OPTIONAL_STRING_SCHEMA)
                .field("price", Decimal.builder(2).optional().build())
                .field(
                        "created_at",
                        SchemaBuilder.int64()
                                .name("io.debezium.time.MicroTimestamp")
                                .optional()
                                .build())
                .field("added_later", Schema.OPTIONAL_BYTES_SCHEMA);
        for (String text : texts) {
            schema.field(text, Schema.OPTIONAL_STRING_SCHEMA);
        }
        return schema.build();
    }

    public static Struct row(long id, String name, String price) {
        return row(ROW, id, name, price);
    }

    public static Struct row(Schema schema, long id, String name, String price) {
        return new Struct(schema)
                .put("id", id)
                .put("name", name)
                .put("price", new BigDecimal(price))
                .put("created_at", 1_700_000_000_123_456L);
    }

    public static SourceRecord record(
            String table, String operation, @Nullable Struct before, @Nullable Struct after, long tsMs) {
        Struct source = new Struct(SOURCE)
                .put("ts_ms", tsMs)
                .put("snapshot", "r".equals(operation) ? "true" : null)
                .put("db", "pizzashop")
                .put("table", table)
                .put("file", "binlog.000001")
                .put("pos", 4711L)
                .put("row", 2);
        Struct envelope = new Struct(ENVELOPE)
                .put("before", before)
                .put("after", after)
                .put("source", source)
                .put("op", operation);
        Struct row = after == null ? before : after;
        Struct key = new Struct(KEY).put("id", row == null ? 0L : row.getInt64("id"));
        return new SourceRecord(Map.of(), Map.of(), "mysql.pizzashop." + table, KEY, key, ENVELOPE, envelope);
    }

    public static SourceRecord tombstone() {
        return new SourceRecord(
                Map.of(), Map.of(), "mysql.pizzashop.products", KEY, new Struct(KEY).put("id", 1L), null, null);
    }
}
