package io.millrace.api.pinot;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Reads the controller's {@code consumingSegmentsInfo}, which asks the servers. */
@Singleton
final class ControllerConsumingOffsets implements ConsumingOffsets {
    private final ControllerApi controller;

    ControllerConsumingOffsets(ControllerApi controller) {
        this.controller = controller;
    }

    @Override
    public CompletionStage<Map<Integer, Long>> of(String table) {
        return controller.consumingSegments(table + "_REALTIME").thenApply(ControllerConsumingOffsets::offsets);
    }

    /** A partition's older segment may still be listed beside its newer: of one server's, the furthest counts. */
    static Map<Integer, Long> offsets(@Nullable JsonNode info) {
        if (info == null) {
            return Map.of();
        }
        Map<Integer, Map<String, Long>> byServer = new HashMap<>();
        for (JsonNode replicas : info.path("_segmentToConsumingInfoMap")) {
            for (JsonNode replica : replicas) {
                String server = replica.path("serverName").asText();
                replica.path("partitionToOffsetMap").properties().forEach(entry -> byServer.computeIfAbsent(
                                Integer.valueOf(entry.getKey()), partition -> new HashMap<>())
                        .merge(server, entry.getValue().asLong(), Math::max));
            }
        }
        Map<Integer, Long> furthestBehind = new HashMap<>();
        byServer.forEach((partition, servers) -> furthestBehind.put(
                partition,
                servers.values().stream().mapToLong(Long::longValue).min().orElseThrow()));
        return furthestBehind;
    }
}
