package io.millrace.localstack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The content of a service's {@code /health}, as readable lines.
 *
 * @param isWell whether nothing needs to be done
 */
record Diagnosis(List<String> lines, boolean isWell) {
    private static final String UP = "UP";
    private static final String TABLES = "tables";

    /** A service that runs but doesn't report its health. */
    static Diagnosis ofSilent(String service, String why) {
        return new Diagnosis(List.of(line("", service, "no answer: " + why)), false);
    }

    /** A service that doesn't run. */
    static Diagnosis ofAbsent(String service) {
        return new Diagnosis(List.of(line("", service, "not running: ./millrace up starts it")), false);
    }

    /** @param health the response of {@code /health} */
    static Diagnosis of(String service, JsonNode health) {
        List<String> lines = new ArrayList<>();
        lines.add(line("", service, status(health)));
        health.path("details").properties().forEach(entry -> {
            if (!isUp(entry.getValue())) {
                lines.add(line("  ", entry.getKey(), status(entry.getValue())));
                if (entry.getKey().equals(TABLES)) {
                    tables(entry.getValue().path("details"), lines);
                } else if (!entry.getValue().path("details").isMissingNode()) {
                    lines.add("    " + entry.getValue().path("details"));
                }
            }
        });
        return new Diagnosis(lines, isUp(health));
    }

    private static void tables(JsonNode tables, List<String> lines) {
        tables.properties().forEach(entry -> {
            JsonNode table = entry.getValue();
            if (isUp(table)) {
                return;
            }
            lines.add(line("    ", entry.getKey(), table.path("detail").asText(status(table))));
            for (JsonNode record : table.path("standsAt")) {
                int partition = record.path("partition").asInt();
                long offset = record.path("offset").asLong();
                lines.add("      stands since %s at the record of topic %s, partition %d, offset %d"
                        .formatted(
                                record.path("since").asText(),
                                record.path("topic").asText(),
                                partition,
                                offset));
                lines.add("      to read on without it, see MillraceTableStands in docs/operations.md:");
                lines.add("      ./millrace catalog skip-record --table %s --partition %d --offset %d"
                        .formatted(entry.getKey(), partition, offset));
            }
        });
    }

    private static boolean isUp(JsonNode entry) {
        return entry.path("status").asText().equals(UP);
    }

    private static String status(JsonNode entry) {
        return entry.path("status").asText("unknown").toLowerCase(Locale.ROOT);
    }

    private static String line(String indent, String name, String text) {
        return String.format(Locale.ROOT, "%-22s %s", indent + name, text);
    }
}
