package io.millrace.api.kafka;

import io.micronaut.configuration.kafka.config.KafkaDefaultConfiguration;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The ends of the committed data of topics that are written in transactions. */
@Singleton
final class CommittedDataEndOffsets {
    /** For a busy topic only the last records matter. */
    private static final int FETCH_BYTES = 64 << 10;

    private static final int ANSWER_TIMEOUT_MS = 2_000;

    /**
     * The consumer asks ahead behind the end of what it has read. Kafka answers the requests of a connection in order, so
     * the question about the next partition waits as long.
     */
    private static final int FETCH_WAIT_MS = 5;

    private final Properties settings = new Properties();

    /** A Kafka consumer must be used by one thread. */
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread worker = new Thread(work, "committed-data-ends");
        worker.setDaemon(true);
        return worker;
    });

    private @Nullable Consumer<byte[], byte[]> consumer;
    private @Nullable DataEndOffsets ends;

    CommittedDataEndOffsets(KafkaDefaultConfiguration kafka) {
        settings.putAll(kafka.getConfig());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MS);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MS);
    }

    /**
     * Finds the ends of a topic's committed data.
     *
     * @param starts for each partition, the start of its log
     * @param stableEnds for each partition, the end for a reader of committed records
     * @return for each partition, the offset after the last record that such a reader gets; 0 if there is none
     */
    CompletionStage<Map<Integer, Long>> of(String topic, Map<Integer, Long> starts, Map<Integer, Long> stableEnds) {
        return CompletableFuture.supplyAsync(() -> find(topic, starts, stableEnds), thread);
    }

    private Map<Integer, Long> find(String topic, Map<Integer, Long> starts, Map<Integer, Long> stableEnds) {
        DataEndOffsets known = ends();
        Map<Integer, Long> found = new HashMap<>();
        stableEnds.forEach((partition, end) -> found.put(
                partition, known.of(new TopicPartition(topic, partition), starts.getOrDefault(partition, 0L), end)));
        return found;
    }

    private DataEndOffsets ends() {
        DataEndOffsets known = ends;
        if (known == null) {
            consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            known = new DataEndOffsets(new CommittedLog(consumer));
            ends = known;
        }
        return known;
    }

    @PreDestroy
    void close() throws InterruptedException {
        thread.execute(() -> {
            if (consumer != null) {
                consumer.close();
            }
        });
        thread.shutdown();
        if (!thread.awaitTermination(ANSWER_TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
            thread.shutdownNow();
        }
    }
}
