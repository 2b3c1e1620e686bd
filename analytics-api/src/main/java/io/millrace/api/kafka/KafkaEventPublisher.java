package io.millrace.api.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.configuration.kafka.annotation.KafkaClient;
import io.millrace.service.TraceParent;
import io.millrace.service.Traces;
import io.millrace.service.Traces.Step;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes with one producer for all requests, so that their records share batches. Its settings are under {@code
 * kafka.producers.ingest}: {@code acks=all}, idempotent, and a timeout shorter than the request's.
 */
@Singleton
final class KafkaEventPublisher implements EventPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaEventPublisher.class);

    private final Producer<String, byte[]> producer;
    private final Traces traces;
    private final MeterRegistry meters;
    private final Timer acknowledged;
    private final Timer failed;

    KafkaEventPublisher(@KafkaClient("ingest") Producer<String, byte[]> producer, Traces traces, MeterRegistry meters) {
        this.producer = producer;
        this.traces = traces;
        this.meters = meters;
        this.acknowledged = KafkaMeters.acknowledgement(meters, "acknowledged");
        this.failed = KafkaMeters.acknowledgement(meters, "failed");
    }

    @Override
    public CompletableFuture<Void> publish(List<OutgoingRecord> records, @Nullable TraceParent trace) {
        if (records.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Timer.Sample sample = Timer.start(meters);
        Step step = traces.begin("publish", SpanKind.PRODUCER, trace);
        CompletableFuture<Void> stored = new CompletableFuture<>();
        Sending sending = new Sending(stored, new AtomicInteger(records.size()), step);
        for (OutgoingRecord outgoing : records) {
            if (stored.isCompletedExceptionally()) {
                break; // each further one would wait for room in the buffer in its turn
            }
            send(outgoing, sending);
        }
        return stored.whenComplete((done, failure) -> {
            sample.stop(failure == null ? acknowledged : failed);
            step.end(failure);
        });
    }

    /** The records of one call that aren't acknowledged yet. */
    private record Sending(CompletableFuture<Void> stored, AtomicInteger waiting, Step step) {
        void acknowledged() {
            if (waiting.decrementAndGet() == 0) {
                stored.complete(null);
            }
        }

        void fail(String topic, Exception failure) {
            if (stored.completeExceptionally(new NotAcknowledgedException())) {
                step.run(() -> LOG.warn("Events not stored topic={} reason=\"{}\"", topic, failure.toString()));
            }
        }
    }

    private void send(OutgoingRecord outgoing, Sending sending) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(outgoing.topic(), outgoing.key(), outgoing.value());
        TraceParent here = sending.step().here();
        if (here != null) {
            record.headers().add(TraceParent.HEADER, here.value().getBytes(UTF_8));
        }
        try {
            var unused = producer.send(record, (metadata, failure) -> {
                if (failure == null) {
                    sending.acknowledged();
                } else {
                    sending.fail(outgoing.topic(), failure);
                }
            });
        } catch (KafkaException | IllegalStateException e) { // interrupted, or closed as the service stops
            sending.fail(outgoing.topic(), e);
        }
    }
}
