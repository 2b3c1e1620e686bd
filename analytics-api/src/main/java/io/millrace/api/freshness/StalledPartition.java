package io.millrace.api.freshness;

import java.time.Instant;

/**
 * A partition that Pinot has stopped reading at one record, though the server runs and more records follow.
 *
 * @param topic the topic of the record, which has the table's name
 * @param partition the partition
 * @param offset the offset of the record
 * @param since when the partition was first seen at this offset
 */
public record StalledPartition(String topic, int partition, long offset, Instant since) {}
