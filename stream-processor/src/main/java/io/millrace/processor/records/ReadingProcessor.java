package io.millrace.processor.records;

import io.millrace.catalog.FailedEvent;
import io.millrace.catalog.FailedEvent.Source;
import io.millrace.catalog.FailedEvent.Step;
import java.time.Clock;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Reads records one by one; the failed event of one has its place in the topic as id, so that it counts once. */
final class ReadingProcessor<T extends Keyed> extends ContextualFixedKeyProcessor<String, byte[], Reading<T>> {
    private static final byte[] NOTHING = {};

    private final SourceStream<T> stream;
    private final Clock clock;

    ReadingProcessor(SourceStream<T> stream, Clock clock) {
        this.stream = stream;
        this.clock = clock;
    }

    @Override
    public void process(FixedKeyRecord<String, byte[]> record) {
        context().forward(record.withValue(read(record.key(), record.value())));
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
            return new Reading.Failed<>(FailedEvent.of(
                    source(), Step.PROCESS, e.violation(), value == null ? NOTHING : value, clock.instant()));
        }
    }

    private Source source() {
        RecordMetadata record = context().recordMetadata().orElseThrow();
        String place = record.topic() + "-" + record.partition() + "-" + record.offset();
        return new Source(stream.name(), place, 0, "");
    }
}
