package io.millrace.cdc.deletes;

import io.millrace.cdc.records.SourceTableHeader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Finds the rows of one partition that a table wrote before a snapshot and not since. Call {@link #since} with all
 * records since the snapshot began, then {@link #before} with all records before.
 */
final class MissingRows {

    private final String source;
    private final Set<String> seen;
    private final Map<String, byte[]> rows = new LinkedHashMap<>();

    /**
     * @param source the value of the records' header {@code source}
     * @param seen keys that count as written since the snapshot began
     */
    MissingRows(String source, Set<String> seen) {
        this.source = source;
        this.seen = new HashSet<>(seen);
    }

    void since(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() != null) {
            seen.add(text(record.key()));
        }
    }

    void before(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null || seen.contains(text(record.key()))) {
            return;
        }
        String key = text(record.key());
        // A row belongs to the table that has written it last
        if (record.value() != null && SourceTableHeader.isOf(source, record.headers())) {
            rows.put(key, record.value());
        } else {
            rows.remove(key);
        }
    }

    private static String text(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }

    /** The last value of each missing row, by key. */
    Map<String, byte[]> rows() {
        return rows;
    }
}
