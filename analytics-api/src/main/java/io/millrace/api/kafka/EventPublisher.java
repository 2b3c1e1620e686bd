package io.millrace.api.kafka;

import io.millrace.service.TraceParent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Writes records to topics. */
public interface EventPublisher {
    /**
     * Writes records in one batch and in their order. The call may block for up to a second, until the producer's
     * buffer has room and the leaders of the topics are known. So don't call it on an event loop.
     *
     * @param trace the trace that each record gets in its header {@code traceparent}; null for none
     * @return completed when the broker has acknowledged all records; completed with a {@link NotAcknowledgedException}
     *     if it has not acknowledged one of them. Others may be stored then, so the caller sends all of them again
     */
    CompletableFuture<Void> publish(List<OutgoingRecord> records, @Nullable TraceParent trace);
}
