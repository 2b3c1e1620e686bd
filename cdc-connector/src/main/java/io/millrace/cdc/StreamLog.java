package io.millrace.cdc;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A stream's topic, read back. */
interface StreamLog {

    /** Where the partitions of a topic end, with whatever isn't committed yet. */
    Map<Integer, Long> ends(String topic);

    /** Hands over the committed records of a part of a partition, in order. */
    void read(
            TopicPartition partition,
            long from,
            long until,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> to);
}
