package io.millrace.catalog.apply;

import static io.millrace.catalog.apply.PinotController.expectOk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * Skips one record that stops the consumption of its partition, again after every restart. The table loses only this
 * record.
 *
 * <p>Pinot has no API for it. The rows before the record are stored by a commit of the consuming segment. The next
 * segment begins after the record: its start offset is set in ZooKeeper's metadata, and the servers reload it.
 */
public final class SkippedRecord {
    private static final Duration AT_MOST = Duration.ofMinutes(5);
    /** A table that reads normally stays at an offset for less time than this. */
    private static final Duration WATCHED_FOR = Duration.ofSeconds(5);

    private static final String THRESHOLD = "segment.flush.threshold.size";
    private static final String START = "segment.realtime.startOffset";

    private final PinotController controller;
    private final String table;
    private final int partition;
    private final long offset;

    /** The consuming segment of the partition, and the offset of the servers; empty if no server reports one. */
    private record Consumed(String segment, OptionalLong offset) {}

    SkippedRecord(PinotController controller, String table, int partition, long offset) {
        this.controller = controller;
        this.table = table;
        this.partition = partition;
        this.offset = offset;
    }

    /**
     * Skips a record. Returns when the partition is read again.
     *
     * @throws TargetException if the table isn't stopped at this record, or Pinot can't be reached or refuses
     */
    public static void skip(CatalogTarget target, PinotAccess access, String table, int partition, long offset) {
        new SkippedRecord(new PinotController(target.pinotController(), access), table, partition, offset)
                .skip(WATCHED_FOR);
    }

    void skip(Duration watchedFor) {
        long end = System.nanoTime() + watchedFor.toNanos();
        Polling.until(AT_MOST, () -> {
            segmentAtRecord();
            return System.nanoTime() >= end ? "" : where() + " is watched";
        });
        String segment = segmentAtRecord();
        long rows = rows(segment);
        if (rows > 0) {
            storeUpToRecord(segment, rows);
        }
        beginBehindRecord(segmentAtRecord());
    }

    private void storeUpToRecord(String segment, long rows) {
        change(segment, THRESHOLD, rows);
        takeUpAgain(segment);
        Polling.until(AT_MOST, () -> {
            Consumed next = consumed();
            boolean isStored = next.offset().isPresent() && !next.segment().equals(segment);
            return isStored ? "" : "segment " + segment + " isn't stored";
        });
    }

    private void beginBehindRecord(String segment) {
        if (rows(segment) > 0) {
            throw new TargetException("segment " + segment + " has rows that would be lost: nothing more was changed");
        }
        change(segment, START, offset + 1);
        takeUpAgain(segment);
        Polling.until(AT_MOST, () -> consumed().offset().orElse(-1) > offset ? "" : where() + " doesn't read on");
    }

    private String segmentAtRecord() {
        Consumed consumed = consumed();
        if (consumed.offset().orElse(-1) != offset) {
            throw new TargetException(where() + " is at "
                    + (consumed.offset().isPresent()
                            ? "offset " + consumed.offset().getAsLong()
                            : "no offset")
                    + ", not at " + offset);
        }
        return consumed.segment();
    }

    /** All servers must be at the same offset, since otherwise they would have stored different rows. */
    private Consumed consumed() {
        JsonNode info = expectOk(
                        "tell what is consumed of table " + table,
                        controller.get("/tables/" + table + "/consumingSegmentsInfo"))
                .path("_segmentToConsumingInfoMap");
        TreeMap<Integer, String> bySequence = new TreeMap<>();
        info.fieldNames().forEachRemaining(name -> {
            String[] parts = name.split("__", -1); // table, partition, sequence, time
            if (parts.length == 4 && parts[1].equals(String.valueOf(partition))) {
                bySequence.put(Integer.valueOf(parts[2]), name);
            }
        });
        if (bySequence.isEmpty()) {
            return new Consumed("", OptionalLong.empty());
        }
        String segment = bySequence.lastEntry().getValue();
        long[] offsets = StreamSupport.stream(info.path(segment).spliterator(), false)
                .mapToLong(replica -> replica.path("partitionToOffsetMap")
                        .path(String.valueOf(partition))
                        .asLong(-1))
                .distinct()
                .toArray();
        return new Consumed(segment, offsets.length == 1 ? OptionalLong.of(offsets[0]) : OptionalLong.empty());
    }

    private long rows(String segment) {
        String sql = "SET skipUpsert=true; SELECT COUNT(*) AS n FROM %s WHERE $segmentName = '%s' LIMIT 1"
                .formatted(table, segment);
        JsonNode answer = expectOk("count the rows of " + segment, controller.post("/sql", object().put("sql", sql)));
        JsonNode rows = answer.at("/resultTable/rows/0/0");
        if (!answer.path("exceptions").isEmpty() || !rows.isNumber()) {
            throw new TargetException("Pinot can't count the rows of " + segment + ": " + answer.path("exceptions"));
        }
        return rows.asLong();
    }

    private void change(String segment, String field, long value) {
        String cluster = expectOk("name its cluster", controller.get("/cluster/info"))
                .path("clusterName")
                .asText();
        String path = "/%s/PROPERTYSTORE/SEGMENTS/%s_REALTIME/%s".formatted(cluster, table, segment);
        JsonNode held = expectOk("show " + path, controller.get("/zk/get?path=" + encoded(path)));
        if (!(held.path("simpleFields") instanceof ObjectNode fields) || !fields.has(field)) {
            throw new TargetException(path + " has no " + field);
        }
        fields.put(field, String.valueOf(value));
        expectOk(
                "change " + path,
                controller.put("/zk/put?path=" + encoded(path) + "&data=" + encoded(held.toString()), object()));
    }

    private void takeUpAgain(String segment) {
        expectOk(
                "reset segment " + segment,
                controller.post("/segments/%s_REALTIME/%s/reset".formatted(table, segment), object()));
    }

    private String where() {
        return "partition " + partition + " of table " + table;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
