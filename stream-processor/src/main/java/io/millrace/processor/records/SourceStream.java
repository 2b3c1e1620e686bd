package io.millrace.processor.records;

import io.millrace.catalog.stream.StreamName;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * A stream that a topology reads. A record that can't be read goes to the stream's failed topic, and the topology
 * continues.
 *
 * @param name the stream
 * @param tombstones whether a record without a value is a tombstone for Kafka's compaction, and is ignored
 * @param reader makes the topology's value from an event
 */
public record SourceStream<T extends Keyed>(StreamName name, boolean tombstones, EventReader<T> reader) {

    /** A stream of events. */
    public static <T extends Keyed> SourceStream<T> of(String name, EventReader<T> reader) {
        return new SourceStream<>(new StreamName(name), false, reader);
    }

    /** A stream of rows, whose topic is compacted. */
    public static <T extends Keyed> SourceStream<T> compacted(String name, EventReader<T> reader) {
        return new SourceStream<>(new StreamName(name), true, reader);
    }

    /** Adds the source to a topology. */
    public KStream<String, T> readIn(StreamsBuilder builder, ReadingContext context) {
        KStream<String, byte[]> records = builder.stream(
                name.value(), Consumed.with(Serdes.String(), Serdes.ByteArray()).withName(name + "-source"));
        KStream<String, Reading<T>> readings = (tombstones ? records.filter((key, value) -> value != null) : records)
                .processValues(() -> new ReadingProcessor<>(this, context), Named.as(name + "-read"));
        readings.flatMap((key, reading) -> reading.failedRecords())
                .to(name.failedStream(), Produced.with(Serdes.String(), Serdes.ByteArray()));
        return readings.flatMapValues(Reading::values);
    }
}
