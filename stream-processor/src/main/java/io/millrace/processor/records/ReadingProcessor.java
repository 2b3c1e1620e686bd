package io.millrace.processor.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.millrace.catalog.FailedEvent;
import io.millrace.catalog.FailedEvent.Source;
import io.millrace.catalog.FailedEvent.Step;
import io.millrace.service.TraceParent;
import io.millrace.service.Traces;
import io.opentelemetry.api.trace.SpanKind;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Reads records one by one; the failed event of one has its place in the topic as id, so that it counts once. Of a
 * record's headers only the trace goes on: others tell of that record, and not of what is made of it.
 */
final class ReadingProcessor<T extends Keyed> extends ContextualFixedKeyProcessor<String, byte[], Reading<T>> {
    private static final byte[] NOTHING = {};

    private final SourceStream<T> stream;
    private final Surroundings surroundings;
    private final Counter failed;

    ReadingProcessor(SourceStream<T> stream, Surroundings surroundings) {
        this.stream = stream;
        this.surroundings = surroundings;
        this.failed = Counter.builder("millrace.failed.events")
                .description("Events that were kept as failed, by how far they came")
                .tag("stream", stream.name().value())
                .tag("step", "process")
                .register(surroundings.meters());
    }

    @Override
    public void process(FixedKeyRecord<String, byte[]> record) {
        Traces.Step step =
                surroundings.traces().begin("process " + stream.name(), SpanKind.CONSUMER, trace(record.headers()));
        try {
            step.run(() -> context()
                    .forward(
                            record.withValue(read(record.key(), record.value())).withHeaders(headers(step.here()))));
            step.end(null);
        } catch (RuntimeException e) {
            step.end(e);
            throw e;
        }
    }

    private static @Nullable TraceParent trace(Headers headers) {
        Header header = headers.lastHeader(TraceParent.HEADER);
        return header == null || header.value() == null ? null : TraceParent.parse(new String(header.value(), UTF_8));
    }

    private static Headers headers(@Nullable TraceParent here) {
        Headers headers = new RecordHeaders();
        if (here != null) {
            headers.add(TraceParent.HEADER, here.value().getBytes(UTF_8));
        }
        return headers;
    }

    private Reading<T> read(@Nullable String key, byte @Nullable [] value) {
        try {
            T read = stream.reader().read(StoredEvent.read(value));
            if (!read.key().equals(key)) {
                // It stands in another key's partition: there its state isn't
                throw new UnreadableException("must have the Kafka key " + read.key() + " but has " + key, "");
            }
            return new Reading.Good<>(read);
        } catch (UnreadableException e) {
            failed.increment();
            return new Reading.Failed<>(FailedEvent.of(
                    source(),
                    Step.PROCESS,
                    e.violation(),
                    value == null ? NOTHING : value,
                    surroundings.clock().instant()));
        }
    }

    private Source source() {
        RecordMetadata record = context().recordMetadata().orElseThrow();
        String place = record.topic() + "-" + record.partition() + "-" + record.offset();
        return new Source(stream.name(), place, 0, "");
    }
}
