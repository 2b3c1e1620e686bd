package io.millrace.api.kafka;

import io.micronaut.configuration.kafka.config.KafkaDefaultConfiguration;
import jakarta.inject.Singleton;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Each topic has a consumer of its own, of no group: every copy of the service reads all of it. */
@Singleton
final class KafkaKeptTopics implements KeptTopics {
    private static final int ANSWER_TIMEOUT_MS = 2_000;

    private final Properties settings = new Properties();

    KafkaKeptTopics(KafkaDefaultConfiguration kafka) {
        settings.putAll(kafka.getConfig());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MS);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MS);
    }

    @Override
    public Following follow(String topic, Listener listener) {
        TopicFollower follower = new TopicFollower(
                topic,
                () -> new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()),
                listener);
        follower.start();
        return follower;
    }
}
