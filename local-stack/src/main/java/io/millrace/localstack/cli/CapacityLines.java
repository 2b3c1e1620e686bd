package io.millrace.localstack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.localstack.process.PidRecord;
import io.millrace.localstack.process.PidRecords;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How full Pinot's heap and disk are, in lines, as the API knows it. */
final class CapacityLines {

    private static final Set<String> WARNINGS = Set.of("filling", "full");

    private CapacityLines() {}

    /** Asks the API that {@code up} has started. */
    static List<String> ask(PidRecords records) throws InterruptedException {
        Optional<PidRecord> api =
                records.find("analytics-api").filter(record -> record.process().isPresent());
        if (api.isEmpty()) {
            return unknown("the API doesn't run");
        }
        try {
            int port = api.get().ports().get(0);
            return of(ServiceJson.get(URI.create("http://127.0.0.1:" + port + "/capacity")));
        } catch (IOException e) {
            return unknown("the API doesn't answer");
        }
    }

    /** @param capacity the response of {@code /capacity} */
    static List<String> of(JsonNode capacity) {
        JsonNode items = capacity.path("items");
        if (items.isEmpty()) {
            return unknown(items.isArray() ? "no server is watched" : "the API doesn't say it");
        }
        List<String> lines = new ArrayList<>();
        for (JsonNode item : items) {
            boolean isWarning = WARNINGS.contains(item.path("state").asText());
            lines.add((isWarning ? "WARNING: " : "") + item.path("message").asText());
            if (isWarning) {
                lines.add("  " + item.path("advice").asText());
            }
        }
        return lines;
    }

    private static List<String> unknown(String reason) {
        return List.of("How full Pinot's heap and disk are isn't known: " + reason + ".");
    }
}
