package io.millrace.processor.summaries;

import io.millrace.catalog.stream.StreamName;
import java.time.Instant;

/**
 * A record of {@code summary_coverage}: a summary counts every event of a partition of its source whose time isn't before
 * {@code since}.
 *
 * @param partitions how many partitions the source has, so that a reader knows when it has read of all
 */
record Coverage(String summary, int partition, int partitions, Instant since) {

    /** The coverage of a partition that was read from its first record on. */
    static Coverage ofAll(StreamName summary, int partition, int partitions) {
        return new Coverage(summary.value(), partition, partitions, Instant.EPOCH);
    }

    String key() {
        return summary + "/" + partition;
    }
}
