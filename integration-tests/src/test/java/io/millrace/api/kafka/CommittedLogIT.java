package io.millrace.api.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.it.Events;
import io.millrace.it.PinotSql;
import io.millrace.it.SharedApi;
import io.millrace.it.SharedProcessor;
import io.millrace.it.SharedStack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
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
            DataEndOffsets ends = new DataEndOffsets(new CommittedLog(consumer));
            producer.initTransactions();
            assertThat(dataEnd(ends, consumer)).isZero();

            send(producer, 3);
            producer.commitTransaction();
            awaitLogEnd(consumer, 4); // three records and a marker
            assertThat(dataEnd(ends, consumer)).isEqualTo(3);

            send(producer, 40);
            producer.abortTransaction();
            awaitLogEnd(consumer, 45);
            assertThat(dataEnd(ends, consumer)).isEqualTo(3);

            send(producer, 1);
            assertThat(dataEnd(ends, consumer)).as("not committed yet").isEqualTo(3);
            producer.commitTransaction();
            awaitLogEnd(consumer, 47);
            assertThat(dataEnd(ends, consumer)).isEqualTo(46);
        }
    }

    @Test
    void pinotReadsUpToTheEndOfTheDataAndNoFurther() throws Exception {
        SharedProcessor.start();
        String id = Events.newId();
        String order = Events.order(id, Instant.now(), "1").toString();
        assertThat(SharedApi.client().post("orders", order).status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> PinotSql.rows("SELECT id FROM orders_enriched WHERE id = '%s' LIMIT 1".formatted(id))
                                .size()
                        == 1);
        try (var consumer = consumer()) {
            DataEndOffsets ends = new DataEndOffsets(new CommittedLog(consumer));
            for (int number = 0; number < 2; number++) {
                TopicPartition enriched = new TopicPartition("orders_enriched", number);
                await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                    long end = consumer.endOffsets(List.of(enriched)).getOrDefault(enriched, -1L);
                    long dataEnd = ends.of(enriched, 0, end);
                    assertThat(dataEnd).isLessThanOrEqualTo(end);
                    assertThat(pinotOffset(enriched)).isEqualTo(dataEnd);
                });
            }
        }
    }

    private static long pinotOffset(TopicPartition partition) throws Exception {
        URI info = SharedStack.pinotController()
                .resolve("/tables/" + partition.topic() + "_REALTIME/consumingSegmentsInfo");
        String answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(info).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        for (JsonNode segment : new ObjectMapper().readTree(answer).path("_segmentToConsumingInfoMap")) {
            JsonNode offset = segment.at("/0/partitionToOffsetMap/" + partition.partition());
            if (!offset.isMissingNode()) {
                return offset.asLong();
            }
        }
        return -1;
    }

    private void send(KafkaProducer<byte[], byte[]> producer, int records) throws Exception {
        producer.beginTransaction();
        for (int i = 0; i < records; i++) {
            producer.send(new ProducerRecord<>(topic, VALUE)).get();
        }
    }

    private long dataEnd(DataEndOffsets ends, KafkaConsumer<byte[], byte[]> consumer) {
        return ends.of(partition, 0, logEnd(consumer));
    }

    /** Markers are written after the producer has its answer. */
    private void awaitLogEnd(KafkaConsumer<byte[], byte[]> consumer, long end) {
        await().until(() -> logEnd(consumer) == end);
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
