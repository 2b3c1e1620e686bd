package io.millrace.api.kafka;

/**
 * A record to be written.
 *
 * @param key what its partition is chosen by
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record OutgoingRecord(String topic, String key, byte[] value) {}
