package io.millrace.processor.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.millrace.catalog.contract.FailedEvent;
import io.millrace.catalog.contract.FailedEvent.Source;
import io.millrace.catalog.contract.FailedEvent.Step;
import io.millrace.catalog.contract.Rule;
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
 * Reads records one by one. The id of a failed event is the record's place in the topic, so that it counts once. Of a
 * record's headers only the trace is passed on, since others describe that record only.
 */
final class ReadingProcessor<T extends Keyed> extends ContextualFixedKeyProcessor<String, byte[], Reading<T>> {
    private static final byte[] NOTHING = {};

    private final SourceStream<T> stream;
    private final ReadingContext reading;
    private final Counter failed;

    ReadingProcessor(SourceStream<T> stream, ReadingContext reading) {
        this.stream = stream;
        this.reading = reading;
        this.failed = Counter.builder("millrace.failed.events")
                .description("Events that were kept as failed, by how far they came")
                .tag("stream", stream.name().value())
                .tag("step", "process")
                .register(reading.meters());
    }

    @Override
    public void process(FixedKeyRecord<String, byte[]> record) {
        Traces.Step step =
                reading.traces().begin("process " + stream.name(), SpanKind.CONSUMER, trace(record.headers()));
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
            boolean asInPinot = stream.kind() == SourceStream.Kind.AS_IN_PINOT;
            T read = stream.reader().read(asInPinot ? StoredEvent.readAsPinot(value) : StoredEvent.read(value));
            if (!asInPinot && !read.key().equals(key)) {
                // The record is in the partition of another key, where the state of its own key isn't
                throw new UnreadableException(Rule.KEY, "must have the Kafka key " + read.key() + ", had " + key, "");
            }
            return new Reading.Good<>(read);
        } catch (UnreadableException e) {
            failed.increment();
            return new Reading.Failed<>(FailedEvent.of(
                    source(),
                    Step.PROCESS,
                    e.violation(),
                    value == null ? NOTHING : value,
                    reading.clock().instant()));
        }
    }

    private Source source() {
        RecordMetadata record = context().recordMetadata().orElseThrow();
        String place = record.topic() + "-" + record.partition() + "-" + record.offset();
        return new Source(stream.name(), place, 0, "");
    }
}
