package io.millrace.api.capacity;

import io.millrace.api.pinot.ServerMetrics.Heap;
import org.jspecify.annotations.Nullable;

/**
 * How much of a server's heap is in use and can't be collected. Only a collection of the old generation measures it,
 * and a heap that fills with keys may have none for hours: the serial collector waits until the heap is full, and G1
 * collects no region that is nearly all in use. So between two collections the keys that were added are counted, with
 * what a key takes.
 */
final class LiveHeap {
    /** Measured: docs/performance.md. */
    static final long BYTES_OF_A_KEY = 121;

    private @Nullable Heap collected;

    /** Returns the bytes in use; null before the first collection. */
    @Nullable
    Long usedBytes(Heap heap) {
        if (heap.collectedBytes() == 0) {
            collected = null;
            return null;
        }
        if (collected == null || collected.collectedBytes() != heap.collectedBytes()) {
            collected = heap;
        }
        if (heap.keys() == null) {
            return heap.collectedBytes();
        }
        // Pinot exposes a table's count with its first key
        long keysThen = collected.keys() == null ? 0 : collected.keys();
        long counted = heap.collectedBytes() + BYTES_OF_A_KEY * (heap.keys() - keysThen);
        // The service may have started long after the collection, and not know how many keys there were then
        return Math.max(counted, BYTES_OF_A_KEY * heap.keys());
    }
}
