package io.millrace.api.kafka;

import io.micronaut.context.annotation.Primary;
import io.millrace.catalog.Origin;
import io.millrace.catalog.StreamCatalog;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Asks Kafka itself, each topic in the way in which it is written. */
@Primary
@Singleton
final class KafkaTopicEnds implements TopicEnds {
    private final Set<String> transactional;
    private final LogTopicEnds ends;
    private final TransactionalTopicEnds transactionalEnds;

    KafkaTopicEnds(StreamCatalog catalog, LogTopicEnds ends, TransactionalTopicEnds transactionalEnds) {
        // The stream processor and the capture write exactly once, which takes transactions; ingest doesn't
        this.transactional = catalog.streams().stream()
                .filter(stream -> stream.origin() != Origin.INGEST)
                .map(stream -> stream.name().value())
                .collect(Collectors.toSet());
        this.ends = ends;
        this.transactionalEnds = transactionalEnds;
    }

    @Override
    public CompletionStage<Map<Integer, Long>> of(String topic) {
        return transactional.contains(topic) ? transactionalEnds.of(topic) : ends.of(topic);
    }
}
