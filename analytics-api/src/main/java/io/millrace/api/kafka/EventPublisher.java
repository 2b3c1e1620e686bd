package io.millrace.api.kafka;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Writes records to topics. */
public interface EventPublisher {
    /**
     * Writes records, all at once and in their order.
     *
     * @return completed when the broker has acknowledged every one; completed with a
     *     {@link io.millrace.api.web.Failure} of kind {@code KAFKA_UNAVAILABLE} when one could not be written: others
     *     may have been, so the caller sends all of them again
     */
    CompletableFuture<Void> publish(List<OutgoingRecord> records);
}
