package io.millrace.api.kafka;

import io.micronaut.configuration.kafka.annotation.KafkaClient;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One producer for all requests, so that the records of many share a batch. Its settings stand under
 * {@code kafka.producers.ingest}: acknowledged by all in-sync replicas, idempotent, and given up before the caller
 * does.
 */
@Singleton
final class KafkaEventPublisher implements EventPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaEventPublisher.class);

    private final Producer<String, byte[]> producer;

    KafkaEventPublisher(@KafkaClient("ingest") Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    @Override
    public CompletableFuture<Void> publish(List<OutgoingRecord> records) {
        CompletableFuture<Void> stored = new CompletableFuture<>();
        AtomicInteger waiting = new AtomicInteger(records.size());
        for (OutgoingRecord outgoing : records) {
            if (stored.isCompletedExceptionally()) {
                break; // each further one would wait for room in the buffer in its turn
            }
            send(outgoing, stored, waiting);
        }
        if (records.isEmpty()) {
            stored.complete(null);
        }
        return stored;
    }

    private void send(OutgoingRecord outgoing, CompletableFuture<Void> stored, AtomicInteger waiting) {
        try {
            var unused = producer.send(
                    new ProducerRecord<>(outgoing.topic(), outgoing.key(), outgoing.value()), (metadata, failure) -> {
                        if (failure != null) {
                            fail(stored, outgoing.topic(), failure);
                        } else if (waiting.decrementAndGet() == 0) {
                            stored.complete(null);
                        }
                    });
        } catch (KafkaException | IllegalStateException e) { // interrupted, or closed as the service stops
            fail(stored, outgoing.topic(), e);
        }
    }

    private static void fail(CompletableFuture<Void> stored, String topic, Exception failure) {
        if (stored.completeExceptionally(NotAcknowledged.failure())) {
            LOG.warn("Events not stored topic={} reason=\"{}\"", topic, failure.toString());
        }
    }
}
