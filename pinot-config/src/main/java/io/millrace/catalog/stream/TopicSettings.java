package io.millrace.catalog.stream;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * The settings of a Kafka topic.
 *
 * @param partitions the number of partitions, or empty for the target's default
 * @param retention how long records are kept; it must be longer than Pinot may lag behind. For a compacted topic, also
 *     how long the tombstone of a deleted key is kept
 * @param compacted whether Kafka keeps the newest record of each key for good
 */
public record TopicSettings(OptionalInt partitions, Duration retention, boolean compacted) {

    public static final Duration DEFAULT_RETENTION = Duration.ofDays(7);

    public TopicSettings {
        if (partitions.isPresent() && partitions.getAsInt() < 1) {
            throw new IllegalArgumentException("partitions must be at least 1, was " + partitions.getAsInt());
        }
        if (retention.isNegative() || retention.isZero()) {
            throw new IllegalArgumentException("retention must be positive, was " + retention);
        }
    }
}
