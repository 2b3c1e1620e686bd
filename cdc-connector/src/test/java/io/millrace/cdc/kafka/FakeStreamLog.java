package io.millrace.cdc.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Topics in memory, one partition each. */
public final class FakeStreamLog implements StreamLog {

    private final Map<String, List<ConsumerRecord<byte[], byte[]>>> topics = new HashMap<>();

    public void write(ProducerRecord<byte[], byte[]> record) {
        List<ConsumerRecord<byte[], byte[]>> topic = topics.computeIfAbsent(record.topic(), name -> new ArrayList<>());
        ConsumerRecord<byte[], byte[]> written =
                new ConsumerRecord<>(record.topic(), 0, topic.size(), record.key(), record.value());
        record.headers().forEach(written.headers()::add);
        topic.add(written);
    }

    @Override
    public Map<Integer, Long> ends(String topic) {
        return Map.of(0, (long) topics.getOrDefault(topic, List.of()).size());
    }

    @Override
    public void read(TopicPartition partition, long from, long until, Consumer<ConsumerRecord<byte[], byte[]>> to) {
        topics.getOrDefault(partition.topic(), List.of())
                .subList((int) from, (int) until)
                .forEach(to);
    }
}
