package io.millrace.api.kafka;

import io.micronaut.configuration.kafka.config.KafkaDefaultConfiguration;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Follows each topic with a consumer of its own without a group, so every copy of the service reads all records. */
@Singleton
final class KafkaCompactedTopics implements CompactedTopics {
    private static final int ANSWER_TIMEOUT_MS = 2_000;

    private final Properties settings = new Properties();

    private final BeanProvider<AdminClient> admin;

    /**
     * @param admin created at the first use, since its creation fails while Kafka's host can't be resolved
     */
    KafkaCompactedTopics(KafkaDefaultConfiguration kafka, BeanProvider<AdminClient> admin) {
        this.admin = admin;
        settings.putAll(kafka.getConfig());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MS);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MS);
    }

    @Override
    public Following follow(String topic, Listener listener) {
        CompactedTopicReader reader = new CompactedTopicReader(
                topic,
                () -> new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()),
                new AdminTopicState(topic),
                listener);
        reader.start();
        return reader;
    }

    private final class AdminTopicState implements CompactedTopicReader.TopicState {
        private final String topic;

        AdminTopicState(String topic) {
            this.topic = topic;
        }

        @Override
        public String id() {
            return get(admin.get()
                            .describeTopics(List.of(topic), new DescribeTopicsOptions().timeoutMs(ANSWER_TIMEOUT_MS))
                            .allTopicNames())
                    .values()
                    .iterator()
                    .next()
                    .topicId()
                    .toString();
        }

        @Override
        public Map<TopicPartition, Long> ends(Set<TopicPartition> partitions) {
            Map<TopicPartition, Long> ends = new HashMap<>();
            get(admin.get()
                            .listOffsets(
                                    partitions.stream()
                                            .collect(Collectors.toMap(
                                                    Function.identity(), partition -> OffsetSpec.latest())),
                                    new ListOffsetsOptions().timeoutMs(ANSWER_TIMEOUT_MS))
                            .all())
                    .forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        }
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new KafkaException(e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
