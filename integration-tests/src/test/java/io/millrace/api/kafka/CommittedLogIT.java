package io.millrace.api.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.it.SharedStack;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** Where the data of a topic ends, on a real log with its markers. */
class CommittedLogIT {
    private static final byte[] VALUE = {1};

    private final String topic = "ends-" + UUID.randomUUID();
    private final TopicPartition partition = new TopicPartition(topic, 0);
    private final String kafka = SharedStack.kafkaBootstrapServers();

    @Test
    void markersAndAbortedRecordsAreBehindTheEndOfTheData() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
        try (var producer = producer();
                var consumer = consumer()) {
            DataEnds ends = new DataEnds(new CommittedLog(consumer));
            producer.initTransactions();
            assertThat(dataEnd(ends, consumer)).isZero();

            send(producer, 3);
            producer.commitTransaction();
            assertThat(logEnd(consumer)).as("three records and a marker").isEqualTo(4);
            assertThat(dataEnd(ends, consumer)).isEqualTo(3);

            send(producer, 40);
            producer.abortTransaction();
            assertThat(logEnd(consumer)).isEqualTo(45);
            assertThat(dataEnd(ends, consumer)).isEqualTo(3);

            send(producer, 1);
            assertThat(dataEnd(ends, consumer)).as("not committed yet").isEqualTo(3);
            producer.commitTransaction();
            assertThat(dataEnd(ends, consumer)).isEqualTo(46);
        }
    }

    private void send(KafkaProducer<byte[], byte[]> producer, int records) {
        producer.beginTransaction();
        for (int i = 0; i < records; i++) {
            producer.send(new ProducerRecord<>(topic, VALUE));
        }
        producer.flush();
    }

    private long dataEnd(DataEnds ends, KafkaConsumer<byte[], byte[]> consumer) {
        return ends.of(partition, 0, logEnd(consumer));
    }

    private long logEnd(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.endOffsets(List.of(partition)).getOrDefault(partition, -1L);
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "transactional.id", topic),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
