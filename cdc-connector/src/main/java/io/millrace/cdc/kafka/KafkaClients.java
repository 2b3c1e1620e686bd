package io.millrace.cdc.kafka;

import io.millrace.cdc.settings.CdcSettings;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Creates Kafka clients. The caller must close them. */
@Singleton
public final class KafkaClients {

    private final CdcSettings settings;

    KafkaClients(CdcSettings settings) {
        this.settings = settings;
    }

    /** Its calls time out after 10 seconds. */
    public Admin admin() {
        return Admin.create(Map.of(
                "bootstrap.servers", settings.bootstrapServers(),
                "request.timeout.ms", 5_000,
                "default.api.timeout.ms", 10_000));
    }

    /**
     * The leader's transactional producer. Its transactional id is the same in every copy: once a new leader has called
     * {@code initTransactions}, Kafka refuses what an old one sends. Transactions imply {@code acks=all}.
     */
    public Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", settings.bootstrapServers(),
                        "transactional.id", settings.name(),
                        "compression.type", "lz4",
                        "linger.ms", 0,
                        "batch.size", 131_072,
                        "max.request.size", 25_165_824,
                        "max.block.ms", 15_000,
                        "delivery.timeout.ms", 30_000,
                        "request.timeout.ms", 5_000,
                        // A transaction that a dead leader left open blocks readers of committed records for so long
                        "transaction.timeout.ms", 40_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Reads committed records, without a consumer group. */
    Consumer<byte[], byte[]> reader() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        settings.bootstrapServers(),
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false,
                        "max.poll.records",
                        10_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** A member of the copies' consumer group. The member that has the partition keeps it when another one joins. */
    public Consumer<byte[], byte[]> candidate() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        settings.bootstrapServers(),
                        "group.id",
                        settings.name(),
                        "partition.assignment.strategy",
                        CooperativeStickyAssignor.class.getName(),
                        "session.timeout.ms",
                        6_000,
                        "heartbeat.interval.ms",
                        1_000,
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "latest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
