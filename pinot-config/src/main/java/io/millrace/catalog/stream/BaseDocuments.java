package io.millrace.catalog.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.files.CatalogException;
import io.millrace.catalog.files.ClassPathFile;
import io.millrace.catalog.files.JsonFile;
import io.millrace.catalog.files.Problems;
import io.millrace.catalog.table.JsonMerge;
import io.millrace.catalog.table.PinotTable;
import io.millrace.catalog.table.Placeholders;
import io.millrace.catalog.table.Retention;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings that all tables share: the files under {@code base/}, in Pinot's format. {@link JsonMerge} merges a
 * stream's {@code schema.json} and {@code table.json} into them.
 */
public final class BaseDocuments {

    private static final String NAME = "table";
    private static final ObjectNode SCHEMA = read("base/schema.json");
    private static final ObjectNode TABLE = read("base/table.json");
    private static final ObjectNode EVENTS = read("base/table.events.json");
    private static final ObjectNode TRANSACTIONAL = read("base/table.transactional.json");
    private static final String FAILED_SCHEMA = "failed/schema.json";
    private static final String FAILED_TABLE = "failed/table.json";

    private BaseDocuments() {}

    /** Returns the shared part of a stream's schema: its name, its primary key and the meta columns. */
    public static ObjectNode eventSchema(StreamName stream, List<String> keyFields) {
        ObjectNode schema = named(SCHEMA, stream.value());
        keyFields.forEach(schema.putArray("primaryKeyColumns")::add);
        return schema;
    }

    /** Returns the shared part of a stream's table configuration. */
    static ObjectNode eventTable(StreamName stream, Origin origin, Optional<Duration> retention) {
        ObjectNode table = JsonMerge.merge(table(stream.value(), origin.writesInTransactions()), EVENTS);
        retention.ifPresent(kept -> Retention.set(table, kept));
        return table;
    }

    /**
     * Returns the configuration that every table has.
     *
     * @param transactional whether the topic is written in transactions, some of which may be aborted
     */
    public static ObjectNode table(String name, boolean transactional) {
        ObjectNode table = transactional ? JsonMerge.merge(TABLE, TRANSACTIONAL) : TABLE;
        return named(table, name);
    }

    /** Returns the table of a stream's failed events. It is the same for every stream but for the name. */
    static PinotTable failedTable(StreamName stream) {
        String name = stream.failedStream();
        return new PinotTable(
                name,
                FAILED_SCHEMA,
                named(read(FAILED_SCHEMA), name),
                FAILED_TABLE,
                JsonMerge.merge(table(name, true), read(FAILED_TABLE)));
    }

    private static ObjectNode named(ObjectNode document, String table) {
        return Placeholders.fill(document, Map.of(NAME, table));
    }

    private static ObjectNode read(String file) {
        Problems problems = new Problems();
        ObjectNode object = JsonFile.object(file, ClassPathFile.text(file), problems);
        if (object == null) {
            throw new CatalogException(problems.list());
        }
        return object;
    }
}
