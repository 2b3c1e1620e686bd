package io.millrace.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Notes when a marker in a record could first be read as committed. */
final class TopicWatch implements AutoCloseable {

    private static final Pattern MARKER = Pattern.compile("bench [0-9a-f-]+ -?\\d+\\.");
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean isOver;

    /** Returns when it watches the topic from its end on. */
    TopicWatch(String bootstrapServers, String topic) throws InterruptedException {
        thread = new Thread(() -> watch(bootstrapServers, topic), "watch " + topic);
        thread.setDaemon(true);
        thread.start();
        ready.await();
    }

    private void watch(String bootstrapServers, String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            ready.countDown();
            while (!isOver) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    note(record.value());
                }
            }
        }
    }

    private void note(byte[] value) {
        long nowNanos = System.nanoTime();
        if (value != null) {
            Matcher marker = MARKER.matcher(new String(value, UTF_8));
            while (marker.find()) {
                seen.putIfAbsent(marker.group(), nowNanos);
            }
        }
    }

    /** When the marker was first seen, as {@link System#nanoTime()}; waits for it. */
    long seenAt(String marker) throws IOException, InterruptedException {
        long endNanos = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            Long nanos = seen.get(marker);
            if (nanos != null) {
                return nanos;
            }
            if (System.nanoTime() > endNanos) {
                throw new IOException(thread.getName() + ": not seen after 30 s: " + marker);
            }
            Thread.sleep(1);
        }
    }

    @Override
    public void close() {
        isOver = true;
    }
}
