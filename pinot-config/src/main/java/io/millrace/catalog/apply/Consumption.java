package io.millrace.catalog.apply;

import static io.millrace.catalog.apply.PinotController.expectOk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the servers make of a table: its segments, and the one of each partition that still grows. */
final class Consumption {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern JOB = Pattern.compile("reloadJobId\\W+([0-9a-f-]{36})");

    private final PinotController controller;

    Consumption(PinotController controller) {
        this.controller = controller;
    }

    /** Waits until every partition of a new table is read and the table answers queries. */
    void awaitStart(String table, int partitions) {
        Polling.until(PATIENCE, () -> {
            int consuming = consuming(table).size();
            return consuming == partitions
                    ? ""
                    : "table " + table + " reads " + consuming + " of " + partitions + " partitions";
        });
        Polling.until(PATIENCE, () -> unanswered(table));
    }

    /**
     * Brings a changed schema or configuration to all segments: reloads the finished ones, and finishes the growing
     * ones early, because a growing segment goes by the schema that it began with and would never store a new column.
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
