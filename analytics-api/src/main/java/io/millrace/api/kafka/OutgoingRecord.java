package io.millrace.api.kafka;

import org.jspecify.annotations.Nullable;

/**
 * A record to write.
 *
 * @param key the key, which determines the partition
 * @param value null deletes the key from a compacted topic
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record OutgoingRecord(String topic, String key, byte @Nullable [] value) {}
