package io.millrace.processor.summaries;

import io.millrace.catalog.stream.StreamName;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Writes that a partition is covered when it reads the partition's first record, whatever that is. A partition that had
 * lost its first records before the topology was first started is never covered.
 */
final class CoverageProcessor extends ContextualProcessor<String, byte[], String, Coverage> {
    private final StreamName summary;
    private final int partitions;

    /** @param partitions how many the source has */
    CoverageProcessor(StreamName summary, int partitions) {
        this.summary = summary;
        this.partitions = partitions;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        RecordMetadata place = context().recordMetadata().orElseThrow();
        if (place.offset() == 0) {
            Coverage coverage = Coverage.ofAll(summary, place.partition(), partitions);
            context().forward(new Record<>(coverage.key(), coverage, record.timestamp()));
        }
    }
}
