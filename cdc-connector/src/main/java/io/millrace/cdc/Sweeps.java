package io.millrace.cdc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.StreamName;
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
 * Marks rows as deleted whose deletion the log doesn't tell. A snapshot reads the rows that are there, so one that was
 * written to the stream before and deleted while nobody read the log would stay for good; and TRUNCATE names no row.
 *
 * <p>A stream is compacted, so it holds every row that it says is there. What of it has this table for its source and
 * wasn't written again since the snapshot began, isn't in the table. If nothing was there before, nothing is read.
 */
final class Sweeps {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeps.class);

    private final Map<String, StreamName> streams;
    private final String topicPrefix;
    private final StreamLog log;
    private final long openedAtMs;
    private final Clock clock;
    private final Map<String, Map<Integer, Long>> begunAt = new HashMap<>();
    private final Map<String, Set<String>> refused = new HashMap<>();

    /**
     * @param streams by the table
     * @param openedAtMs the database's time before anything was read
     */
    Sweeps(Map<String, StreamName> streams, String topicPrefix, StreamLog log, long openedAtMs, Clock clock) {
        this.streams = streams;
        this.topicPrefix = topicPrefix;
        this.log = log;
        this.openedAtMs = openedAtMs;
        this.clock = clock;
    }

    /** A row that is in the table, although its stream refuses it as it is now. */
    void refused(String table, String key) {
        Set<String> keys = refused.get(table);
        if (keys != null) {
            keys.add(key);
        }
    }

    /** What is to be written, when all that came before the event has been. */
    List<ProducerRecord<byte[], byte[]>> after(TableEvent event) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        if (event instanceof TableEvent.Begun begun) {
            begun.tables().stream()
                    .filter(table -> begun.anew() || !begunAt.containsKey(table))
                    .forEach(this::begin);
        } else if (event instanceof TableEvent.ReadWhole whole) {
            for (String table : whole.tables()) {
                Map<Integer, Long> from = begunAt.remove(table);
                Set<String> kept = refused.remove(table);
                if (from != null) {
                    records.addAll(sweep(table, from, kept == null ? Set.of() : kept, openedAtMs));
                }
            }
        } else if (event instanceof TableEvent.Emptied emptied) {
            records.addAll(sweep(emptied.table(), ends(emptied.table()), Set.of(), emptied.atMs()));
        }
        return records;
    }

    private void begin(String table) {
        begunAt.put(table, ends(table));
        refused.put(table, new HashSet<>());
    }

    private Map<Integer, Long> ends(String table) {
        return log.ends(stream(table).value());
    }

    private List<ProducerRecord<byte[], byte[]>> sweep(
            String table, Map<Integer, Long> from, Set<String> kept, long atMs) {
        String topic = stream(table).value();
        Map<Integer, Long> ends = ends(table);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        from.forEach((number, begin) -> {
            if (begin > 0) {
                TopicPartition partition = new TopicPartition(topic, number);
                Vanished vanished = new Vanished(topicPrefix + "." + table, kept);
                log.read(partition, begin, ends.getOrDefault(number, begin), vanished::since);
                log.read(partition, 0, begin, vanished::before);
                vanished.rows().forEach((key, row) -> records.addAll(gone(table, key, row, atMs)));
            }
        });
        if (!records.isEmpty()) {
            LOG.info(
                    "Marked rows as deleted that the table no longer has. table={} rows={}", table, records.size() / 2);
        }
        return records;
    }

    /** Its last values with {@code deleted}, and a tombstone; nothing when it says so already. */
    private List<ProducerRecord<byte[], byte[]>> gone(String table, String key, byte[] row, long atMs) {
        ObjectNode event = RowJson.parse(row);
        if (event.path("deleted").asBoolean()) {
            return List.of();
        }
        // When it was deleted nobody knows; not before it was last seen
        long changedAtMs = Math.max(atMs, event.path("ts").asLong());
        event.put("deleted", true)
                .put("changedAt", Instant.ofEpochMilli(changedAtMs).toString())
                .put("ts", changedAtMs)
                .put("_received_at", clock.millis())
                .put("_request_id", table + "-gone-" + changedAtMs + "-" + key);
        String topic = stream(table).value();
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        List<ProducerRecord<byte[], byte[]>> records = List.of(
                new ProducerRecord<>(topic, keyBytes, RowJson.bytes(event)),
                new ProducerRecord<>(topic, keyBytes, null));
        records.forEach(record -> Marks.put(topicPrefix + "." + table, record));
        return records;
    }

    private StreamName stream(String table) {
        return Objects.requireNonNull(streams.get(table));
    }
}
