package io.millrace.catalog;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What a stream asks of its Kafka topic.
 *
 * @param partitions how many partitions, or empty for the target's default
 * @param retention how long a record can be read again; longer than Pinot may ever lag
 *     behind; of a compacted topic, how long a deleted key can be seen as such
 * @param compacted whether the newest record of each key is kept for good, and the older ones may go
 */
public record TopicSettings(OptionalInt partitions, Duration retention, boolean compacted) {

    public static final Duration DEFAULT_RETENTION = Duration.ofDays(7);

    public TopicSettings {
        if (partitions.isPresent() && partitions.getAsInt() < 1) {
            throw new IllegalArgumentException("partitions must be at least 1 but is " + partitions.getAsInt());
        }
        if (retention.isNegative() || retention.isZero()) {
            throw new IllegalArgumentException("retention must be positive but is " + retention);
        }
    }
}
