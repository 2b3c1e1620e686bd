package io.millrace.api.kafka;

import io.micronaut.configuration.kafka.config.KafkaDefaultConfiguration;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
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
                () -> topicId(topic),
                listener);
        reader.start();
        return reader;
    }

    private String topicId(String topic) {
        try {
            return admin.get()
                    .describeTopics(List.of(topic), new DescribeTopicsOptions().timeoutMs(ANSWER_TIMEOUT_MS))
                    .topicNameValues()
                    .values()
                    .iterator()
                    .next()
                    .get()
                    .topicId()
                    .toString();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new KafkaException(e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
