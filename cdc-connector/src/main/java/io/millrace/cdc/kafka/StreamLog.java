package io.millrace.cdc.kafka;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the records in a stream's topic. */
public interface StreamLog {

    /**
     * The end offsets by partition, records that aren't committed yet included.
     *
     * @throws org.apache.kafka.common.KafkaException when Kafka can't be asked, or has no such topic
     */
    Map<Integer, Long> ends(String topic);

    /**
     * Reads the committed records of a partition in the order of their offsets.
     *
     * @param from the first offset
     * @param until the offset after the last one
     * @param to called with each record, tombstones included
     * @throws org.apache.kafka.common.KafkaException when no record comes for two minutes
     */
    void read(
            TopicPartition partition,
            long from,
            long until,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> to);
}
