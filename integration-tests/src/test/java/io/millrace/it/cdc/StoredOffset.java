package io.millrace.it.cdc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.it.SharedStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** How far a connector has read the database's log, as Debezium keeps it in Kafka. */
final class StoredOffset {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StoredOffset() {}

    /** Moves it into a file that the database doesn't have, as one that it has purged. */
    static void moveIntoAFileThatIsGone(String topic) {
        ConsumerRecord<String, String> last = last(topic);
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", SharedStack.kafkaBootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            ObjectNode offset = (ObjectNode) JSON.readTree(last.value());
            offset.put("file", "purged.000001").remove("gtids");
            producer.send(new ProducerRecord<>(topic, last.key(), offset.toString()))
                    .get();
        } catch (JsonProcessingException | ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ConsumerRecord<String, String> last(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        @Nullable ConsumerRecord<String, String> last = null;
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", SharedStack.kafkaBootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end =
                    consumer.endOffsets(List.of(partition)).values().iterator().next();
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
                    last = record;
                }
            }
        }
        if (last == null) {
            throw new IllegalStateException(topic + " is empty");
        }
        return last;
    }
}
