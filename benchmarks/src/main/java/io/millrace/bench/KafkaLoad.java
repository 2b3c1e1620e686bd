package io.millrace.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.ConcurrentHistogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The peer: a plain producer that writes the same bytes to a topic of its own, with the same promises as ingest makes.
 * Nothing validates or answers in between, so it shows the cost of Kafka alone.
 * Its send queue is always full, and its latencies are the time spent in there.
 */
final class KafkaLoad implements Load {

    private final String bootstrapServers;
    private final String topic;
    private final boolean topicIsOurs;
    private final KafkaProducer<byte[], byte[]> producer;

    /** Creates the topic if it isn't there, and then deletes it at the end. */
    KafkaLoad(String bootstrapServers, String topic, int partitions) throws ExecutionException, InterruptedException {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
        this.topicIsOurs = createTopic(partitions);
        this.producer = new KafkaProducer<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.LINGER_MS_CONFIG,
                2,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class));
    }

    @Override
    public String name() {
        return "plain Kafka producer, acks=all, idempotent, lz4, linger 2 ms";
    }

    @Override
    public long run(EventPool events, long nanos, ConcurrentHistogram ackMicros) throws Exception {
        long endNanos = System.nanoTime() + nanos;
        AtomicLong acknowledged = new AtomicLong();
        AtomicReference<Exception> failure = new AtomicReference<>();
        long sent = 0;
        while (System.nanoTime() < endNanos) {
            byte[] event = events.next();
            long sentNanos = System.nanoTime();
            var unused = producer.send(new ProducerRecord<>(topic, EventPool.id(event), event), (metadata, e) -> {
                if (e == null) {
                    acknowledged.incrementAndGet();
                    ackMicros.recordValue((System.nanoTime() - sentNanos) / 1000);
                } else {
                    failure.set(e);
                }
            });
            sent++;
        }
        producer.flush();
        if (acknowledged.get() != sent) {
            throw new IllegalStateException(
                    "Kafka acknowledged " + acknowledged + " of " + sent + " records", failure.get());
        }
        return sent;
    }

    @Override
    public boolean isVisible() {
        return false;
    }

    @Override
    public void end() throws ExecutionException, InterruptedException {
        producer.close();
        if (topicIsOurs) {
            try (Admin admin = admin()) {
                admin.deleteTopics(List.of(topic)).all().get();
            }
        }
    }

    private boolean createTopic(int partitions) throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            NewTopic wanted = new NewTopic(topic, Optional.of(partitions), Optional.empty());
            admin.createTopics(List.of(wanted)).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }
}
