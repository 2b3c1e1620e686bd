package io.millrace.it.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.it.SharedStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the headers of a topic's records say of traces. */
final class TracedRecords {
    private static final Duration POLL = Duration.ofMillis(200);

    private TracedRecords() {}

    /** The {@code traceparent} of each committed record of a key; empty for a record that has none. */
    static List<String> of(String topic, String key) {
        List<String> traces = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        SharedStack.kafkaBootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> {
                    if (key.equals(record.key())) {
                        Header header = record.headers().lastHeader("traceparent");
                        traces.add(header == null ? "" : new String(header.value(), UTF_8));
                    }
                });
            }
        }
        return traces;
    }
}
