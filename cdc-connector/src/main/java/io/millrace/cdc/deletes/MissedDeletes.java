package io.millrace.cdc.deletes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.stream.MetaColumns;
import io.millrace.catalog.stream.StreamName;
import io.millrace.cdc.kafka.StreamLog;
import io.millrace.cdc.records.ComparisonValues;
import io.millrace.cdc.records.SourceTableHeader;
import io.millrace.cdc.rows.RowJson;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes deletes that the database's log doesn't have. A snapshot reads only the rows that exist. A row that is in the
 * stream and was deleted while nobody read the log would stay in the stream for good. And TRUNCATE names no row.
 *
 * <p>The stream's topic is compacted, so it has the last value of every row. At the end of a snapshot the topic is read
 * back. A row that has this table as its source, and that wasn't written again since the snapshot began, isn't in the
 * table any more. A topic that was empty when the snapshot began isn't read.
 */
public final class MissedDeletes {

    private static final Logger LOG = LoggerFactory.getLogger(MissedDeletes.class);

    private final Map<String, StreamName> streams;
    private final String topicPrefix;
    private final StreamLog log;
    private final ComparisonValues comparison;
    private final long openedAtMs;
    private final Clock clock;
    private final Map<String, Map<Integer, Long>> begunAt = new HashMap<>();
    private final Map<String, Set<String>> refused = new HashMap<>();

    /**
     * @param streams the stream of each table, by the table as it is qualified in the database
     * @param openedAtMs the database's time before anything was read, epoch ms
     */
    public MissedDeletes(
            Map<String, StreamName> streams,
            String topicPrefix,
            StreamLog log,
            ComparisonValues comparison,
            long openedAtMs,
            Clock clock) {
        this.streams = streams;
        this.topicPrefix = topicPrefix;
        this.log = log;
        this.comparison = comparison;
        this.openedAtMs = openedAtMs;
        this.clock = clock;
    }

    /**
     * Notes a row that exists in the table but violates the contract. It isn't written, and must not count as deleted.
     */
    public void refused(String table, String key) {
        Set<String> keys = refused.get(table);
        if (keys != null) {
            keys.add(key);
        }
    }

    /**
     * The records to write after an event of whole tables; every record before the event must have been written.
     *
     * @throws org.apache.kafka.common.KafkaException when the stream's topic can't be read back
     */
    public List<ProducerRecord<byte[], byte[]>> after(TableEvent event) {
        return event.recordsBy(this);
    }

    List<ProducerRecord<byte[], byte[]>> begun(TableEvent.Begun event) {
        event.tables().stream()
                .filter(table -> event.anew() || !begunAt.containsKey(table))
                .forEach(this::begin);
        return List.of();
    }

    List<ProducerRecord<byte[], byte[]>> readWhole(TableEvent.ReadWhole event) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (String table : event.tables()) {
            Map<Integer, Long> from = begunAt.remove(table);
            Set<String> kept = refused.remove(table);
            if (from != null) {
                records.addAll(deletes(table, from, kept == null ? Set.of() : kept, openedAtMs));
            }
        }
        return records;
    }

    List<ProducerRecord<byte[], byte[]>> emptied(TableEvent.Emptied event) {
        return deletes(event.table(), ends(event.table()), Set.of(), event.atMs());
    }

    private void begin(String table) {
        begunAt.put(table, ends(table));
        refused.put(table, new HashSet<>());
    }

    private Map<Integer, Long> ends(String table) {
        return log.ends(stream(table).value());
    }

    private List<ProducerRecord<byte[], byte[]>> deletes(
            String table, Map<Integer, Long> from, Set<String> kept, long atMs) {
        String topic = stream(table).value();
        Map<Integer, Long> ends = ends(table);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        from.forEach((number, begin) -> {
            if (begin > 0) {
                TopicPartition partition = new TopicPartition(topic, number);
                MissingRows missing = new MissingRows(topicPrefix + "." + table, kept);
                log.read(partition, begin, ends.getOrDefault(number, begin), missing::since);
                log.read(partition, 0, begin, missing::before);
                missing.rows().forEach((key, row) -> records.addAll(delete(table, key, row, atMs)));
            }
        });
        if (!records.isEmpty()) {
            LOG.info(
                    "Marked rows as deleted that the table no longer has. table={} rows={}", table, records.size() / 2);
        }
        return records;
    }

    /** Returns the row's last values with {@code deleted}, and a tombstone; nothing if the row is already deleted. */
    private List<ProducerRecord<byte[], byte[]>> delete(String table, String key, byte[] row, long atMs) {
        ObjectNode event = RowJson.parse(row);
        if (event.path("deleted").asBoolean()) {
            return List.of();
        }
        // The time of the delete isn't known, but it is after the last change
        long changedAtMs = Math.max(atMs, event.path(MetaColumns.TS).asLong());
        event.put("deleted", true)
                .put("changedAt", Instant.ofEpochMilli(changedAtMs).toString())
                .put(MetaColumns.TS, comparison.next(stream(table), key, changedAtMs));
        MetaColumns.stamp(event, clock.instant(), table + "-gone-" + changedAtMs + "-" + key);
        String topic = stream(table).value();
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        List<ProducerRecord<byte[], byte[]>> records = List.of(
                new ProducerRecord<>(topic, keyBytes, RowJson.bytes(event)),
                new ProducerRecord<>(topic, keyBytes, null));
        records.forEach(record -> SourceTableHeader.put(topicPrefix + "." + table, record));
        return records;
    }

    private StreamName stream(String table) {
        return Objects.requireNonNull(streams.get(table));
    }
}
