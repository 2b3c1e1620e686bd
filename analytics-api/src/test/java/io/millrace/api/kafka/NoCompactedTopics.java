package io.millrace.api.kafka;

import io.micronaut.context.RuntimeBeanDefinition;
import java.util.concurrent.CompletableFuture;

/** Topics that are never read: Kafka is away. */
public final class NoCompactedTopics implements CompactedTopics {

    /** Takes the place of those of Kafka. */
    public RuntimeBeanDefinition<CompactedTopics> bean() {
        return RuntimeBeanDefinition.builder(CompactedTopics.class, () -> this)
                .singleton(true)
                .replaces(KafkaCompactedTopics.class)
                .build();
    }

    @Override
    public Following follow(String topic, Listener listener) {
        return new Following() {
            @Override
            public boolean isWhole() {
                return false;
            }

            @Override
            public CompletableFuture<Void> catchUp() {
                return new CompletableFuture<>();
            }

            @Override
            public void close() {}
        };
    }
}
