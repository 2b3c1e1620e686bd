package io.millrace.api.capacity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How full the heaps and disks of Pinot's servers are.
 *
 * @param items each heap and disk that is watched; empty if none is
 */
record Capacity(List<Item> items) {
    /**
     * A heap or a disk of a server.
     *
     * @param server the host and port of the server's metrics
     * @param resource what it is; null if nothing of the server has been read yet
     * @param mount where the disk is mounted; null for a heap
     * @param state whether something must be done
     * @param usedBytes what is in use and can't be collected; null if it isn't known
     * @param maxBytes how much there may be; null if it isn't known
     * @param fullInSeconds in how many seconds it is full if it goes on like this, 0 if it is; null if it doesn't grow, or
     *     isn't known
     * @param message the state in words
     * @param advice what to do; null if there is nothing
     */
    record Item(
            String server,
            @Nullable Resource resource,
            @Nullable String mount,
            State state,
            @Nullable Long usedBytes,
            @Nullable Long maxBytes,
            @Nullable Long fullInSeconds,
            String message,
            @Nullable String advice) {}

    /** What can be full. */
    enum Resource {
        @JsonProperty("heap")
        HEAP("give it more heap (--pinot-heap)"),
        @JsonProperty("disk")
        DISK("give it a larger disk");

        private final String growth;

        Resource(String growth) {
            this.growth = growth;
        }

        String advice() {
            return "Keep less (--retention), " + growth
                    + ", or add a server: see MillracePinotFills in docs/operations.md.";
        }
    }

    /** Whether something must be done; the worst is the last. */
    enum State {
        @JsonProperty("unknown")
        UNKNOWN,
        @JsonProperty("ok")
        OK,
        @JsonProperty("filling")
        FILLING,
        @JsonProperty("full")
        FULL;

        boolean isWarning() {
            return compareTo(FILLING) >= 0;
        }
    }
}
