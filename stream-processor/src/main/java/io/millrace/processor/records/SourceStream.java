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
 * @param kind what its records are, and how strictly they are read
 * @param reader makes the topology's value from an event
 */
public record SourceStream<T extends Keyed>(StreamName name, Kind kind, EventReader<T> reader) {

    /** What the records of a topic are, and how strictly they are read. */
    enum Kind {
        /** Events, each with its own key as the Kafka key. */
        EVENTS,
        /** Rows of a compacted topic. A record without a value is a tombstone for Kafka's compaction, and is ignored. */
        ROWS,
        /** Events, of which each that is a row in Pinot must be read. */
        AS_IN_PINOT
    }

    /** A stream of events. */
    public static <T extends Keyed> SourceStream<T> of(String name, EventReader<T> reader) {
        return new SourceStream<>(new StreamName(name), Kind.EVENTS, reader);
    }

    /** A stream of rows, whose topic is compacted. */
    public static <T extends Keyed> SourceStream<T> compacted(String name, EventReader<T> reader) {
        return new SourceStream<>(new StreamName(name), Kind.ROWS, reader);
    }

    /**
     * A stream of events that is read as Pinot reads it, for a result that must agree with the table. An event may have
     * any Kafka key, since Pinot replaces rows within a partition. Of two properties with the same name the last counts.
     */
    public static <T extends Keyed> SourceStream<T> asInPinot(String name, EventReader<T> reader) {
        return new SourceStream<>(new StreamName(name), Kind.AS_IN_PINOT, reader);
    }

    /** Adds the source to a topology. */
    public KStream<String, T> readIn(StreamsBuilder builder, ReadingContext context) {
        return read(records(builder), context);
    }

    /** Adds the topic to a topology that does more with its records than to {@link #read} them. */
    public KStream<String, byte[]> records(StreamsBuilder builder) {
        return builder.stream(
                name.value(), Consumed.with(Serdes.String(), Serdes.ByteArray()).withName(name + "-source"));
    }

    /** Reads the records of {@link #records}. */
    public KStream<String, T> read(KStream<String, byte[]> records, ReadingContext context) {
        KStream<String, Reading<T>> readings = (kind == Kind.ROWS
                        ? records.filter((key, value) -> value != null)
                        : records)
                .processValues(() -> new ReadingProcessor<>(this, context), Named.as(name + "-read"));
        readings.flatMap((key, reading) -> reading.failedRecords())
                .to(name.failedStream(), Produced.with(Serdes.String(), Serdes.ByteArray()));
        return readings.flatMapValues(Reading::values);
    }
}
