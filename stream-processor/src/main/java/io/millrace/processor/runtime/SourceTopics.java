package io.millrace.processor.runtime;

import io.millrace.catalog.stream.StreamName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.admin.Admin;

/** The topics that a topology needs in Kafka. The catalogue creates them; this service creates none of them. */
final class SourceTopics {
    private final Admin kafka;

    SourceTopics(Admin kafka) {
        this.kafka = kafka;
    }

    /** The topics that a derived stream reads or writes and that don't exist. */
    Set<String> missing(DerivedStream stream) throws ExecutionException, InterruptedException {
        Set<String> missing = new TreeSet<>(Set.of(stream.name().value()));
        for (StreamName source : stream.sources()) {
            missing.add(source.value());
            missing.add(source.failedStream());
        }
        stream.compactedTopics().forEach(kept -> missing.add(kept.value()));
        missing.removeAll(kafka.listTopics().names().get());
        return missing;
    }

    /**
     * Looks up the number of partitions of each source.
     *
     * @throws IllegalStateException if sources that must have the same number of partitions don't
     */
    ToIntFunction<StreamName> partitions(DerivedStream stream) throws ExecutionException, InterruptedException {
        List<String> names = stream.sources().stream().map(StreamName::value).toList();
        Map<StreamName, Integer> partitions = new HashMap<>();
        kafka.describeTopics(names)
                .allTopicNames()
                .get()
                .forEach((name, topic) ->
                        partitions.put(new StreamName(name), topic.partitions().size()));
        if (stream.copartitioned().stream().map(partitions::get).distinct().count() > 1) {
            throw new IllegalStateException("The topics " + stream.copartitioned()
                    + " must have the same number of partitions, had " + partitions
                    + ", since records with the same key must be in the same partition");
        }
        return source -> partitions.getOrDefault(source, 0);
    }
}
