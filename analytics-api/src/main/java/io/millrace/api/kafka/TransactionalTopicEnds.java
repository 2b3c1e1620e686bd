package io.millrace.api.kafka;

import io.micronaut.configuration.kafka.config.KafkaDefaultConfiguration;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The ends of topics that are written in transactions, as a reader of committed records can reach them. */
@Singleton
final class TransactionalTopicEnds implements TopicEnds {
    /** Of a busy topic only its last records are of interest. */
    private static final int FETCH_BYTES = 64 << 10;

    private static final int ANSWER_TIMEOUT_MS = 2_000;

    private final Properties settings = new Properties();

    /** A consumer belongs to one thread. */
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread worker = new Thread(work, "transactional-topic-ends");
        worker.setDaemon(true);
        return worker;
    });

    private @Nullable Consumer<byte[], byte[]> consumer;
    private @Nullable DataEnds ends;

    TransactionalTopicEnds(KafkaDefaultConfiguration kafka) {
        settings.putAll(kafka.getConfig());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MS);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MS);
    }

    @Override
    public CompletionStage<Map<Integer, Long>> of(String topic) {
        return CompletableFuture.supplyAsync(() -> ask(topic), thread);
    }

    private Map<Integer, Long> ask(String topic) {
        Consumer<byte[], byte[]> kafka = consumer;
        DataEnds dataEnds = ends;
        if (kafka == null || dataEnds == null) {
            kafka = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            dataEnds = new DataEnds(new CommittedLog(kafka));
            consumer = kafka;
            ends = dataEnds;
        }
        List<TopicPartition> partitions = kafka.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        kafka.assign(partitions); // or the consumer warns of each end that it is none of its own
        Map<TopicPartition, Long> starts = kafka.beginningOffsets(partitions);
        DataEnds known = dataEnds;
        return kafka.endOffsets(partitions).entrySet().stream()
                .collect(Collectors.toMap(
                        end -> end.getKey().partition(),
                        end -> known.of(end.getKey(), starts.getOrDefault(end.getKey(), 0L), end.getValue())));
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
