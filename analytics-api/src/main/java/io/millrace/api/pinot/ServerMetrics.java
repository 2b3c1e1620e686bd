package io.millrace.api.pinot;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a Pinot server exposes about its memory and its disks, by the names of Prometheus' JMX exporter and node
 * exporter.
 *
 * @param startedAtS when the process started, in seconds since 1970; null if it isn't exposed
 * @param heap null if the page has none, as that of a node exporter
 * @param disks empty if the page has none, as that of a JMX exporter
 */
public record ServerMetrics(@Nullable Double startedAtS, @Nullable Heap heap, List<Disk> disks) {
    /** A disk that is full of the same: a read-only image, or a file system in memory. */
    private static final Set<String> OTHER_FILE_SYSTEMS = Set.of("tmpfs", "ramfs", "squashfs", "iso9660");

    private static final int MOST_DISKS = 32;

    /**
     * The old generation of the heap.
     *
     * @param collectedBytes what was in use after its last collection; 0 before the first
     * @param maxBytes how large it may grow
     * @param keys the keys of all upsert tables now; null if they aren't exposed
     */
    public record Heap(long collectedBytes, long maxBytes, @Nullable Long keys) {}

    /** A file system, by where it is mounted. */
    public record Disk(String mount, long availableBytes, long sizeBytes) {}

    public ServerMetrics {
        disks = List.copyOf(disks);
    }

    /**
     * Reads a page of metrics.
     *
     * @throws IllegalArgumentException if it has neither a heap nor a disk
     */
    static ServerMetrics read(String page) {
        List<MetricSample> samples = MetricSample.read(page);
        OptionalDouble startedAtS = value(samples, "process_start_time_seconds", sample -> true);
        ServerMetrics metrics = new ServerMetrics(
                startedAtS.isPresent() ? startedAtS.getAsDouble() : null, heap(samples), disks(samples));
        if (metrics.heap == null && metrics.disks.isEmpty()) {
            throw new IllegalArgumentException("The page has no metrics of a heap or a disk");
        }
        return metrics;
    }

    private static @Nullable Heap heap(List<MetricSample> samples) {
        OptionalDouble collected =
                value(samples, "jvm_memory_pool_collection_used_bytes", ServerMetrics::isOfOldGeneration);
        OptionalDouble max = value(samples, "jvm_memory_pool_collection_max_bytes", ServerMetrics::isOfOldGeneration);
        if (collected.isEmpty() || max.isEmpty() || max.getAsDouble() == 0) {
            return null;
        }
        List<MetricSample> keys = samples.stream()
                .filter(sample -> sample.name().equals("pinot_server_upsertPrimaryKeysCount_Value"))
                .toList();
        return new Heap(
                (long) collected.getAsDouble(),
                (long) max.getAsDouble(),
                keys.isEmpty()
                        ? null
                        : (long) keys.stream().mapToDouble(MetricSample::value).sum());
    }

    /** G1 calls it "G1 Old Gen", the serial collector "Tenured Gen". */
    private static boolean isOfOldGeneration(MetricSample sample) {
        return sample.label("pool").endsWith("Old Gen") || sample.label("pool").equals("Tenured Gen");
    }

    private static List<Disk> disks(List<MetricSample> samples) {
        List<Disk> disks = new ArrayList<>();
        for (MetricSample size : samples) {
            if (disks.size() < MOST_DISKS
                    && size.name().equals("node_filesystem_size_bytes")
                    && size.value() > 0
                    && !OTHER_FILE_SYSTEMS.contains(size.label("fstype"))) {
                String mount = size.label("mountpoint");
                value(samples, "node_filesystem_avail_bytes", sample -> sample.label("mountpoint")
                                .equals(mount))
                        .ifPresent(available -> disks.add(new Disk(mount, (long) available, (long) size.value())));
            }
        }
        return disks;
    }

    private static OptionalDouble value(List<MetricSample> samples, String name, Predicate<MetricSample> which) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name))
                .filter(which)
                .mapToDouble(MetricSample::value)
                .findFirst();
    }
}
