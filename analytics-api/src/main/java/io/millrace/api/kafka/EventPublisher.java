package io.millrace.api.kafka;

import io.millrace.service.TraceParent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Writes records to topics. */
public interface EventPublisher {
    /**
     * Writes records, all at once and in their order.
     *
     * @param trace what they are part of, and each tells its readers in the header {@code traceparent}; null for nothing
     * @return completed when the broker has acknowledged every one; completed with a
     *     {@link io.millrace.api.web.Failure} of kind {@code KAFKA_UNAVAILABLE} when one could not be written: others
     *     may have been, so the caller sends all of them again
     */
    CompletableFuture<Void> publish(List<OutgoingRecord> records, @Nullable TraceParent trace);
}
