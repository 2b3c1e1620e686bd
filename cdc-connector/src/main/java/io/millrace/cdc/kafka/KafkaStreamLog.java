package io.millrace.cdc.kafka;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads the topics of Kafka. */
@Singleton
final class KafkaStreamLog implements StreamLog {

    private static final Duration POLL = Duration.ofMillis(200);

    /** So long without a record a read waits; a transaction that was left open blocks readers for 40 s. */
    private static final Duration READ_TIMEOUT = Duration.ofMinutes(2);

    private final KafkaClients kafka;

    KafkaStreamLog(KafkaClients kafka) {
        this.kafka = kafka;
    }

    @Override
    public Map<Integer, Long> ends(String topic) {
        try (Admin admin = kafka.admin()) {
            Map<TopicPartition, OffsetSpec> asked =
                    admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                            .flatMap(description -> description.partitions().stream())
                            .map(partition -> new TopicPartition(topic, partition.partition()))
                            .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
            Map<Integer, Long> ends = new HashMap<>();
            admin.listOffsets(asked)
                    .all()
                    .get()
                    .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
            return ends;
        } catch (ExecutionException e) {
            throw new KafkaException("The end offsets of " + topic + " can't be read: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted", e);
        }
    }

    @Override
    public void read(
            TopicPartition partition,
            long from,
            long until,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> to) {
        try (Consumer<byte[], byte[]> consumer = kafka.reader()) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, from);
            long deadline = System.nanoTime() + READ_TIMEOUT.toNanos();
            // The position also passes what has no record: marks of transactions, and what compaction took out
            while (consumer.position(partition) < until) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() < until) {
                        to.accept(record);
                    }
                    deadline = System.nanoTime() + READ_TIMEOUT.toNanos();
                }
                if (System.nanoTime() > deadline) {
                    throw new KafkaException(partition + " can't be read up to " + until);
                }
            }
        }
    }
}
