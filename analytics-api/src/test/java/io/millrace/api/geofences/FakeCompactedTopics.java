package io.millrace.api.geofences;

import io.millrace.api.kafka.CompactedTopics;
import io.millrace.api.kafka.EventPublisher;
import io.millrace.api.kafka.NotAcknowledgedException;
import io.millrace.api.kafka.OutgoingRecord;
import io.millrace.service.TraceParent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A Kafka of one topic: what is published is read by all who follow it when they catch up. */
final class FakeCompactedTopics implements CompactedTopics, EventPublisher {
    private final List<OutgoingRecord> log = new ArrayList<>();
    boolean whole = true;
    boolean acknowledges = true;

    /** Acknowledges when it is completed. */
    CompletableFuture<Void> holding = CompletableFuture.completedFuture(null);

    @Override
    public CompletableFuture<Void> publish(List<OutgoingRecord> records, @Nullable TraceParent trace) {
        if (!acknowledges) {
            return CompletableFuture.failedFuture(new NotAcknowledgedException());
        }
        return holding.thenRun(() -> log.addAll(records));
    }

    void write(String key, byte @Nullable [] value) {
        log.add(new OutgoingRecord("geofences", key, value));
    }

    @Override
    public Following follow(String topic, Listener listener) {
        return new Following() {
            private int position;

            @Override
            public boolean isWhole() {
                return whole;
            }

            @Override
            public CompletableFuture<Void> catchUp() {
                for (; position < log.size(); position++) {
                    listener.take(log.get(position).key(), log.get(position).value());
                }
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public void close() {
                whole = false;
            }
        };
    }
}
