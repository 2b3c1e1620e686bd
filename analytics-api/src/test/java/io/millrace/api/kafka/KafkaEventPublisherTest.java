package io.millrace.api.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.service.TraceParent;
import io.millrace.service.Traces;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaEventPublisherTest {
    private static final TraceParent TRACE = new TraceParent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final EventPublisher publisher = new KafkaEventPublisher(producer, new Traces(null), meters);

    @Test
    void eachRecordSaysWhichTraceItIsPartOf() {
        CompletableFuture<Void> unused = publisher.publish(List.of(record("a"), record("b")), TRACE);

        assertThat(producer.history())
                .hasSize(2)
                .allSatisfy(sent -> assertThat(sent.headers()).singleElement().satisfies(header -> {
                    assertThat(header.key()).isEqualTo("traceparent");
                    assertThat(new String(header.value(), UTF_8)).isEqualTo(TRACE.value());
                }));
    }

    @Test
    void whatIsPartOfNoTraceHasNoHeader() {
        CompletableFuture<Void> unused = publisher.publish(List.of(record("a")), null);

        assertThat(producer.history().get(0).headers()).isEmpty();
    }

    @Test
    void anAcknowledgementIsMeasuredOnceForAll() {
        CompletableFuture<Void> stored = publisher.publish(List.of(record("a"), record("b")), null);
        producer.completeNext();
        assertThat(stored).isNotDone();
        producer.completeNext();

        assertThat(stored).isCompleted();
        assertThat(measured("acknowledged")).isEqualTo(1);
        assertThat(measured("failed")).isZero();
    }

    @Test
    void oneThatIsGivenUpIsMeasuredAsFailed() {
        CompletableFuture<Void> stored = publisher.publish(List.of(record("a"), record("b")), null);
        producer.completeNext();
        producer.errorNext(new TimeoutException("late"));

        assertThat(stored).isCompletedExceptionally();
        assertThat(measured("failed")).isEqualTo(1);
        assertThat(measured("acknowledged")).isZero();
    }

    private long measured(String outcome) {
        return meters.get("millrace.kafka.ack").tag("outcome", outcome).timer().count();
    }

    private static OutgoingRecord record(String key) {
        return new OutgoingRecord("orders", key, "{}".getBytes(UTF_8));
    }
}
