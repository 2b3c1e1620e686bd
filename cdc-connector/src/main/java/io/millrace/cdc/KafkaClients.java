package io.millrace.cdc;

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

/** The service's clients of Kafka. */
@Singleton
final class KafkaClients {

    private final CdcSettings settings;

    KafkaClients(CdcSettings settings) {
        this.settings = settings;
    }

    Admin admin() {
        return Admin.create(Map.of(
                "bootstrap.servers", settings.bootstrapServers(),
                "request.timeout.ms", 5_000,
                "default.api.timeout.ms", 10_000));
    }

    /**
     * The leader's producer. Its transactional id is the same in every copy: once a new leader has called
     * initTransactions, Kafka refuses whatever an old one still sends. Transactions imply acks=all.
     */
    Producer<byte[], byte[]> producer() {
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
                        // What a leader that died has left open holds up readers of committed records until then
                        "transaction.timeout.ms", 40_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Reads what is committed, in no group. */
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

    /** A member of the group of copies. Who has the partition keeps it when another copy joins. */
    Consumer<byte[], byte[]> candidate() {
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
