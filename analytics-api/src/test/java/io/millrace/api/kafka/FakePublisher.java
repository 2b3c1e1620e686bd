package io.millrace.api.kafka;

import io.micronaut.context.RuntimeBeanDefinition;
import io.millrace.service.TraceParent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Keeps what is published, and whose thread did it. */
public final class FakePublisher implements EventPublisher {
    private final List<OutgoingRecord> records = new CopyOnWriteArrayList<>();
    private final List<String> threads = new CopyOnWriteArrayList<>();

    /** Takes the place of the one over Kafka. */
    public RuntimeBeanDefinition<EventPublisher> bean() {
        return RuntimeBeanDefinition.builder(EventPublisher.class, () -> this)
                .singleton(true)
                .replaces(KafkaEventPublisher.class)
                .build();
    }

    @Override
    public CompletableFuture<Void> publish(List<OutgoingRecord> outgoing, @Nullable TraceParent trace) {
        records.addAll(outgoing);
        threads.add(Thread.currentThread().getName());
        return CompletableFuture.completedFuture(null);
    }

    public List<OutgoingRecord> records() {
        return records;
    }

    public List<String> threads() {
        return threads;
    }
}
