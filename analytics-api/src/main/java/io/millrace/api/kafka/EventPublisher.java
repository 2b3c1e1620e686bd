package io.millrace.api.kafka;

import io.millrace.service.TraceParent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Writes records to topics. */
public interface EventPublisher {
    /**
     * Writes records, all at once and in their order. The call itself may wait, up to a second, for room in the producer's
     * buffer or for the topic's leaders, so it is never an event loop's.
     *
     * @param trace what they are part of, and each tells its readers in the header {@code traceparent}; null for nothing
     * @return completed when the broker has acknowledged every one; completed with a {@link NotAcknowledgedException}
     *     when one could not be written: others may have been, so the caller sends all of them again
     */
    CompletableFuture<Void> publish(List<OutgoingRecord> records, @Nullable TraceParent trace);
}
