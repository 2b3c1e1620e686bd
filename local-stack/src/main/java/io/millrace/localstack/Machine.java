package io.millrace.localstack;

import com.sun.management.OperatingSystemMXBean;
import io.millrace.localstack.process.StackException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** The free memory and disk that a start needs. */
final class Machine {

    private static final long MIB = 1024 * 1024;

    /** Code, threads and buffers that a JVM of Kafka's or Pinot's size takes beside its heap. */
    private static final long BESIDE_HEAP_MIB = 200;

    /** Kafka's and Pinot's first files, with room for some hours of events. */
    private static final long DISK_MIB = 1024;

    private Machine() {}

    static void check(StackSettings settings) {
        requireMemory(neededMiB(settings), availableMiB());
        requireDisk(settings.folder().root());
    }

    /** The heaps are limits that are rarely reached: a machine is too small when not even half of them fits. */
    static long neededMiB(StackSettings settings) {
        HeapSizes heaps = settings.heaps();
        List<Integer> processes =
                switch (settings.pinotRoles()) {
                    case TOGETHER -> List.of(heaps.kafka(), heaps.pinot());
                    case APART ->
                        List.of(heaps.kafka(), heaps.zookeeper(), heaps.controller(), heaps.broker(), heaps.server());
                };
        return processes.stream().mapToLong(heap -> heap / 2 + BESIDE_HEAP_MIB).sum();
    }

    static void requireMemory(long neededMiB, long availableMiB) {
        if (availableMiB < neededMiB) {
            throw new StackException("Memory is short: Kafka and Pinot need about " + neededMiB + " MiB, and only "
                    + availableMiB + " MiB are available. Close something, or lower --pinot-heap.");
        }
    }

    private static void requireDisk(Path folder) {
        try {
            long freeMiB = Files.getFileStore(Files.createDirectories(folder)).getUsableSpace() / MIB;
            requireDisk(folder, freeMiB);
        } catch (IOException e) {
            throw new StackException("Can't use " + folder + ": " + e.getMessage(), e);
        }
    }

    static void requireDisk(Path folder, long freeMiB) {
        if (freeMiB < DISK_MIB) {
            throw new StackException("The disk is short: " + folder + " has " + freeMiB
                    + " MiB left, and needs at least " + DISK_MIB + " MiB.");
        }
    }

    /** Linux reports the available memory; on other systems only the total memory is reliable. */
    private static long availableMiB() {
        try {
            OptionalLong available = availableMiB(Files.readAllLines(Path.of("/proc/meminfo")));
            if (available.isPresent()) {
                return available.getAsLong();
            }
        } catch (IOException e) {
            // not Linux
        }
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return system.getTotalMemorySize() / MIB;
    }

    /** The line MemAvailable of /proc/meminfo, which is in KiB. */
    static OptionalLong availableMiB(List<String> meminfo) {
        return meminfo.stream()
                .filter(line -> line.startsWith("MemAvailable:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(kib -> Long.parseLong(kib) / 1024)
                .findFirst();
    }
}
