package io.millrace.cdc;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Of one partition, the rows that were written by a table before and haven't been written since. Give it all that came
 * since first, and then all that came before.
 */
final class Vanished {

    private final String source;
    private final Set<String> seen;
    private final Map<String, byte[]> rows = new LinkedHashMap<>();

    /**
     * @param source what the table's records are marked with
     * @param seen keys that were seen elsewhere
     */
    Vanished(String source, Set<String> seen) {
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
        // A row that another table has written last is that table's
        if (record.value() != null && Marks.isOf(source, record.headers())) {
            rows.put(key, record.value());
        } else {
            rows.remove(key);
        }
    }

    private static String text(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }

    /** Last values by key. */
    Map<String, byte[]> rows() {
        return rows;
    }
}
