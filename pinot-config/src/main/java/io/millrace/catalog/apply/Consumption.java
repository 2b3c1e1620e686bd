package io.millrace.catalog.apply;

import static io.millrace.catalog.apply.PinotController.expectOk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How Pinot's servers consume the topic of a table. */
final class Consumption {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern JOB = Pattern.compile("reloadJobId\\W+([0-9a-f-]{36})");

    private final PinotController controller;

    Consumption(PinotController controller) {
        this.controller = controller;
    }

    /** Waits until every partition of a new table is read and the table answers queries. */
    void awaitStart(String table, int partitions) {
        awaitStart(table, partitions, Set.of());
    }

    /**
     * @param before consuming segments of an earlier time; a server may list one until it has stored it
     */
    private void awaitStart(String table, int partitions, Set<String> before) {
        Polling.until(PATIENCE, () -> {
            Set<String> now = consuming(table);
            if (now.stream().anyMatch(before::contains)) {
                return "table " + table + " still has segments open from before it was paused";
            }
            return now.size() == partitions
                    ? ""
                    : "table " + table + " reads " + now.size() + " of " + partitions + " partitions";
        });
        Polling.until(PATIENCE, () -> unanswered(table));
    }

    /**
     * Returns for each partition the offset of the next record to read; if several servers read it, the highest one.
     */
    Map<Integer, Long> offsets(String table) {
        PinotController.Answer answer = controller.get("/tables/" + table + "/consumingSegmentsInfo");
        Map<Integer, Long> offsets = new HashMap<>();
        for (JsonNode replicas : answer.body().path("_segmentToConsumingInfoMap")) {
            for (JsonNode replica : replicas) {
                replica.path("partitionToOffsetMap")
                        .properties()
                        .forEach(offset -> offsets.merge(
                                Integer.valueOf(offset.getKey()),
                                offset.getValue().asLong(),
                                Math::max));
            }
        }
        return offsets;
    }

    /**
     * Lets a table read its topic from the beginning. The table keeps its rows. When this returns, no server reports an
     * offset from before.
     */
    void beginAgain(String table, int partitions) {
        JsonNode none = JsonNodeFactory.instance.objectNode();
        Set<String> before = consuming(table);
        expectOk("pause table " + table, controller.post("/tables/" + table + "/pauseConsumption", none));
        Polling.until(PATIENCE, () -> {
            int segments = expectOk("tell whether it is paused", controller.get("/tables/" + table + "/pauseStatus"))
                    .path("consumingSegments")
                    .size();
            return segments == 0 ? "" : "table " + table + " still reads into " + segments + " segments";
        });
        expectOk(
                "resume table " + table,
                controller.post("/tables/" + table + "/resumeConsumption?consumeFrom=smallest", none));
        awaitStart(table, partitions, before);
    }

    /**
     * Applies a changed schema or configuration to all segments. It reloads the finished segments and commits the
     * consuming ones early, since a consuming segment keeps the schema that it began with.
     */
    void renew(String table) {
        reload(table);
        Set<String> before = consuming(table);
        if (before.isEmpty()) {
            return;
        }
        expectOk(
                "finish the growing segments of " + table,
                controller.post("/tables/" + table + "/forceCommit", JsonNodeFactory.instance.objectNode()));
        Polling.until(PATIENCE, () -> {
            Set<String> now = consuming(table);
            boolean renewed = now.size() >= before.size() && now.stream().noneMatch(before::contains);
            return renewed ? "" : "table " + table + " still reads into segments from before the change";
        });
    }

    private void reload(String table) {
        JsonNode answer = expectOk(
                "reload " + table,
                controller.post("/segments/" + table + "/reload?type=REALTIME", JsonNodeFactory.instance.objectNode()));
        Matcher job = JOB.matcher(answer.path("status").asText());
        if (job.find()) {
            Polling.until(PATIENCE, () -> unfinished(table, job.group(1)));
        }
    }

    private String unfinished(String table, String job) {
        PinotController.Answer answer = controller.get("/segments/segmentReloadStatus/" + job);
        int done = answer.body().path("successCount").asInt();
        int all = answer.body().path("totalSegmentCount").asInt(-1);
        return done >= all && answer.isOk()
                ? ""
                : "table " + table + " has reloaded " + done + " of " + all + " segments";
    }

    private Set<String> consuming(String table) {
        PinotController.Answer answer = controller.get("/tables/" + table + "/consumingSegmentsInfo");
        Set<String> segments = new HashSet<>();
        answer.body().path("_segmentToConsumingInfoMap").properties().forEach(segment -> {
            for (JsonNode replica : segment.getValue()) {
                if (replica.path("consumerState").asText().equals("CONSUMING")) {
                    segments.add(segment.getKey());
                }
            }
        });
        return segments;
    }

    private String unanswered(String table) {
        PinotController.Answer answer = controller.post(
                "/sql", JsonNodeFactory.instance.objectNode().put("sql", "SELECT count(*) FROM " + table));
        JsonNode exceptions = answer.body().path("exceptions");
        boolean answered = answer.isOk() && answer.body().has("resultTable") && exceptions.isEmpty();
        return answered ? "" : "table " + table + " answers no queries";
    }
}
