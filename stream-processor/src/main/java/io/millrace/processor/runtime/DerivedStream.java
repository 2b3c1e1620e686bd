package io.millrace.processor.runtime;

import io.millrace.catalog.stream.StreamName;
import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.kafka.streams.StreamsBuilder;

/** A stream that is derived from others. */
public interface DerivedStream {
    /**
     * The stream that it writes. The Kafka Streams application, its state and its internal topics have the same name.
     */
    StreamName name();

    /** The streams that it reads. */
    List<StreamName> sources();

    /** The topics without a table that it needs: each copy reads them completely, as global stores, or it writes them. */
    default List<StreamName> compactedTopics() {
        return List.of();
    }

    /**
     * The sources that must have the same number of partitions, since records with the same key are processed in one
     * task.
     */
    List<StreamName> copartitioned();

    /**
     * How often its transactions end. A row is visible then, so this is most of the latency of each step. A summary writes
     * a sum once in a transaction, however often it changed.
     */
    default Duration commitInterval() {
        return Duration.ofMillis(100);
    }

    /**
     * Builds its topology.
     *
     * @param partitions returns the number of partitions of a source
     */
    void build(StreamsBuilder builder, ToIntFunction<StreamName> partitions);
}
