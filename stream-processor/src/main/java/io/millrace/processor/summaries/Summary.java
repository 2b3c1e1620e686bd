package io.millrace.processor.summaries;

import io.millrace.catalog.stream.StreamName;
import io.millrace.processor.records.JsonSerde;
import io.millrace.processor.runtime.DerivedStream;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;

/** A stream of sums: its topology makes changes from the records of its source, and adds them up. */
abstract class Summary implements DerivedStream {
    private static final StreamName COVERAGE = new StreamName("summary_coverage");

    @Override
    public final List<StreamName> compactedTopics() {
        return List.of(COVERAGE);
    }

    @Override
    public final List<StreamName> copartitioned() {
        return List.of();
    }

    /** All versions of the present minute's rows stay on disk: no more than two a second. */
    @Override
    public final Duration commitInterval() {
        return Duration.ofMillis(500);
    }

    /** Writes which partitions of the source are counted from their first record on. */
    final void writeCoverage(KStream<String, byte[]> source, int partitions) {
        source.process(() -> new CoverageProcessor(name(), partitions))
                .to(COVERAGE.value(), Produced.with(Serdes.String(), JsonSerde.of(Coverage.class)));
    }

    /**
     * Adds up the changes of each key.
     *
     * @return the sums that have changed, once for each transaction
     */
    final <S extends Sums<S>> KStream<String, S> addUp(
            KStream<String, S> changes, Class<S> type, S nothing, StoreNames names, int partitions) {
        return changes.repartition(Repartitioned.with(Serdes.String(), JsonSerde.of(type))
                        .withName(names.changes())
                        .withNumberOfPartitions(partitions))
                .groupByKey()
                // The cache holds back all but the last sums of a key until the transaction ends
                .aggregate(
                        () -> nothing,
                        (key, change, sums) -> sums.plus(change),
                        Materialized.<String, S, KeyValueStore<Bytes, byte[]>>as(names.sums())
                                .withKeySerde(Serdes.String())
                                .withValueSerde(JsonSerde.of(type))
                                .withCachingEnabled())
                .toStream();
    }

    /**
     * The names of what a summary keeps.
     *
     * @param counted the store of what is counted
     * @param changes the topic of the changes
     * @param sums the store of the sums
     */
    record StoreNames(String counted, String changes, String sums) {}
}
