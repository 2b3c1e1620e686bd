package io.millrace.api.capacity;

import io.millrace.api.pinot.ServerMetrics;
import java.time.Instant;

/**
 * How full something was at one time.
 *
 * @param fullBytes what counts as full: less than the maximum, as there is too little room to work in well before
 */
record Level(Instant at, long usedBytes, long fullBytes, long maxBytes) {
    private static final long DISK_RESERVE_BYTES = 2L << 30;

    /** A heap is full at nine tenths: beyond that, collections find ever less, and nothing else runs. */
    static Level ofHeap(Instant at, long usedBytes, long maxBytes) {
        return new Level(at, usedBytes, maxBytes - maxBytes / 10, maxBytes);
    }

    /**
     * A disk is full when a tenth is left, or 2 GiB if that is less: a large disk works as well with a twentieth left,
     * and whether that is enough is a matter of how fast it fills.
     */
    static Level ofDisk(Instant at, ServerMetrics.Disk disk) {
        long reserve = Math.min(disk.sizeBytes() / 10, DISK_RESERVE_BYTES);
        return new Level(at, disk.sizeBytes() - disk.availableBytes(), disk.sizeBytes() - reserve, disk.sizeBytes());
    }
}
