package io.millrace.api.capacity;

import io.millrace.api.capacity.Capacity.Item;
import io.millrace.api.capacity.Capacity.State;
import io.millrace.api.pinot.ServerMetrics;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one page of metrics has shown: the heap, the disks, or both. */
final class WatchedServer {
    private final String name;
    private final LiveHeap liveHeap = new LiveHeap();
    private final Map<String, WatchedResource> disks = new TreeMap<>();
    private @Nullable WatchedResource heap;
    private @Nullable Double startedAtS;
    private String notReadFor = "it hasn't been asked yet";

    WatchedServer(URI page) {
        this.name = page.getAuthority() + page.getPath().replaceFirst("/metrics$", "");
    }

    String name() {
        return name;
    }

    synchronized void read(Instant at, ServerMetrics metrics) {
        boolean restarted = startedAtS != null && !Objects.equals(startedAtS, metrics.startedAtS());
        startedAtS = metrics.startedAtS();
        if (heap != null && restarted) {
            heap.beginsAnew();
        }
        if (metrics.heap() != null) {
            readHeap(at, metrics.heap());
        } else if (heap != null) {
            heap.notMeasured("the server doesn't say it any more");
        }
        Set<String> missing = new HashSet<>(disks.keySet());
        for (ServerMetrics.Disk disk : metrics.disks()) {
            missing.remove(disk.mount());
            disks.computeIfAbsent(disk.mount(), mount -> WatchedResource.disk(name, mount))
                    .measured(Level.ofDisk(at, disk));
        }
        missing.forEach(disks::remove); // it isn't mounted any more
    }

    private void readHeap(Instant at, ServerMetrics.Heap measured) {
        if (heap == null) {
            heap = WatchedResource.heap(name);
        }
        Long usedBytes = liveHeap.usedBytes(measured);
        if (usedBytes == null) {
            heap.notMeasured("it hasn't been collected yet");
        } else {
            heap.measured(Level.ofHeap(at, usedBytes, measured.maxBytes()));
        }
    }

    synchronized void notRead(String reason) {
        notReadFor = reason;
        resources().forEach(resource -> resource.notMeasured(reason));
    }

    synchronized List<Item> items() {
        List<Item> items =
                new ArrayList<>(resources().map(WatchedResource::item).toList());
        if (items.isEmpty()) {
            String message = "The metrics of the Pinot server " + name + " aren't known: " + notReadFor + ".";
            items.add(new Item(name, null, null, State.UNKNOWN, null, null, null, message, null));
        }
        return items;
    }

    /**
     * Returns in how many seconds the first of them is full. It is NaN if that isn't known of one of them, unless
     * there is a warning of another.
     */
    synchronized double fullInSeconds() {
        boolean warns = resources().anyMatch(resource -> resource.item().state().isWarning());
        return resources()
                .mapToDouble(WatchedResource::fullInSeconds)
                .filter(seconds -> !warns || !Double.isNaN(seconds))
                .reduce(Math::min) // which is NaN if one is
                .orElse(Double.NaN);
    }

    private Stream<WatchedResource> resources() {
        return Stream.concat(Stream.ofNullable(heap), disks.values().stream());
    }
}
