package io.millrace.processor.runtime;

import io.millrace.catalog.StreamName;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.kafka.streams.StreamsBuilder;

/** A stream that is made from others. */
public interface DerivedStream {
    /** The stream that it writes; it names the Kafka Streams application, its state and its internal topics, too. */
    StreamName name();

    /** The streams that it reads. */
    List<StreamName> sources();

    /** The topics without a table that it keeps whole in each of its copies. */
    default List<StreamName> keptTopics() {
        return List.of();
    }

    /** Those of its sources that must have the same number of partitions, as their records of one key meet in one task. */
    List<StreamName> copartitioned();

    /**
     * Builds its topology.
     *
     * @param partitions how many partitions each of the sources has
     */
    void build(StreamsBuilder builder, ToIntFunction<StreamName> partitions);
}
