package io.millrace.api.kafka;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads a log with a consumer of committed records, which skips transaction markers and aborted records. */
final class CommittedLog implements DataEndOffsets.Log {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int MOST_EMPTY_POLLS = 20;

    private final Consumer<byte[], byte[]> consumer;

    CommittedLog(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    @Override
    public OptionalLong last(TopicPartition partition, long from, long until) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        OptionalLong last = OptionalLong.empty();
        int emptyPolls = 0;
        for (long position = from; position < until; position = consumer.position(partition)) {
            if (emptyPolls == MOST_EMPTY_POLLS) {
                throw new TimeoutException(partition + " can't be read from " + position + " until " + until);
            }
            List<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL).records(partition);
            emptyPolls = consumer.position(partition) == position ? emptyPolls + 1 : 0;
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (record.offset() < until) {
                    last = OptionalLong.of(record.offset());
                }
            }
        }
        return last;
    }
}
