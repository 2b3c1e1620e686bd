package io.millrace.api.pinot;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the controller's {@code consumingSegmentsInfo}, in which servers that don't respond are missing. Pinot 1.x
 * counts them. With 0.11 the external view shows which servers should be there.
 */
@Singleton
final class ControllerConsumingOffsets implements ConsumingOffsets {
    private static final String FAILING = "serversFailingToRespond";
    private static final String UNPARSABLE = "serversUnparsableRespond";
    private static final String CONSUMING = "CONSUMING";

    private final ControllerApi controller;

    ControllerConsumingOffsets(ControllerApi controller) {
        this.controller = controller;
    }

    @Override
    public CompletionStage<Map<Integer, Long>> of(String table) {
        return controller.consumingSegments(table + "_REALTIME").thenCompose(info -> {
            if (info == null) {
                return CompletableFuture.completedFuture(Map.of());
            }
            Map<Integer, Map<String, Long>> offsets = byServer(info);
            if (info.has(FAILING)) {
                boolean allAnswered =
                        info.path(FAILING).asInt() + info.path(UNPARSABLE).asInt() == 0;
                return CompletableFuture.completedFuture(allAnswered ? furthestBehind(offsets) : Map.of());
            }
            return controller.externalView(table, "REALTIME").thenApply(view -> {
                Map<Integer, Set<String>> consuming = consuming(view);
                offsets.entrySet().removeIf(partition -> !partition
                        .getValue()
                        .keySet()
                        .containsAll(consuming.getOrDefault(partition.getKey(), Set.of())));
                return furthestBehind(offsets);
            });
        });
    }

    /** A server may list two segments of a partition; the one with the higher offset counts. */
    private static Map<Integer, Map<String, Long>> byServer(JsonNode info) {
        Map<Integer, Map<String, Long>> byServer = new HashMap<>();
        for (JsonNode replicas : info.path("_segmentToConsumingInfoMap")) {
            for (JsonNode replica : replicas) {
                String server = replica.path("serverName").asText();
                replica.path("partitionToOffsetMap").properties().forEach(entry -> byServer.computeIfAbsent(
                                Integer.valueOf(entry.getKey()), partition -> new HashMap<>())
                        .merge(server, entry.getValue().asLong(), Math::max));
            }
        }
        return byServer;
    }

    private static Map<Integer, Long> furthestBehind(Map<Integer, Map<String, Long>> byServer) {
        return byServer.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, servers -> servers.getValue().values().stream()
                        .mapToLong(Long::longValue)
                        .min()
                        .orElseThrow()));
    }

    /**
     * Returns the consuming servers of each partition. A segment's name is {@code table__partition__sequence__time}.
     */
    private static Map<Integer, Set<String>> consuming(@Nullable JsonNode view) {
        Map<Integer, Set<String>> servers = new HashMap<>();
        if (view != null) {
            view.path("REALTIME")
                    .properties()
                    .forEach(segment -> segment.getValue().properties().forEach(replica -> {
                        if (replica.getValue().asText().equals(CONSUMING)) {
                            servers.computeIfAbsent(partition(segment.getKey()), partition -> new HashSet<>())
                                    .add(replica.getKey());
                        }
                    }));
        }
        return servers;
    }

    private static int partition(String segment) {
        String[] parts = segment.split("__", -1);
        return Integer.parseInt(parts[parts.length - 3]);
    }
}
