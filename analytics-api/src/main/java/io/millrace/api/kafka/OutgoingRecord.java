package io.millrace.api.kafka;

import org.jspecify.annotations.Nullable;

/**
 * A record to be written.
 *
 * @param key what its partition is chosen by
 * @param value null to delete the key from a topic that keeps the newest value of each
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record OutgoingRecord(String topic, String key, byte @Nullable [] value) {}
