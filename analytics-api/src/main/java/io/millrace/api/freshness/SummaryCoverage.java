package io.millrace.api.freshness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Context;
import io.millrace.api.kafka.CompactedTopics;
import io.millrace.catalog.stream.StreamName;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the summaries count, as the stream processor says in the topic {@code summary_coverage}: since when each partition
 * of a summary's source is counted completely. A summary that began when its source had lost records doesn't count all.
 */
@Context
public final class SummaryCoverage {
    private static final Logger LOG = LoggerFactory.getLogger(SummaryCoverage.class);
    private static final String TOPIC = "summary_coverage";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Map<Integer, Partition>> known = new ConcurrentHashMap<>();
    private final CompactedTopics.Following following;

    /**
     * A partition of the source.
     *
     * @param partitions how many the source has
     */
    private record Partition(int partitions, Instant since) {}

    SummaryCoverage(CompactedTopics topics) {
        this.following = topics.follow(TOPIC, new Listener());
    }

    /**
     * Returns the time since which a summary counts everything: what has this time or a later one. Empty if that isn't
     * known of each partition.
     */
    public Optional<Instant> since(StreamName summary) {
        Collection<Partition> partitions =
                known.getOrDefault(summary.value(), Map.of()).values();
        boolean isEachThere = following.isWhole()
                && partitions.stream().allMatch(partition -> partition.partitions() == partitions.size());
        return isEachThere
                ? partitions.stream().map(Partition::since).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    @PreDestroy
    void close() {
        following.close();
    }

    private final class Listener implements CompactedTopics.Listener {
        @Override
        public void begin() {
            known.clear();
        }

        @Override
        public void take(String key, byte @Nullable [] value) {
            if (value == null) {
                return;
            }
            try {
                JsonNode said = JSON.readTree(value);
                Partition partition = new Partition(
                        said.path("partitions").asInt(),
                        Instant.parse(said.path("since").asText()));
                known.computeIfAbsent(said.path("summary").asText(), summary -> new ConcurrentHashMap<>())
                        .put(said.path("partition").asInt(), partition);
            } catch (IOException | DateTimeException e) {
                LOG.warn("What a summary counts can't be read and is ignored key={} reason=\"{}\"", key, e.toString());
            }
        }
    }
}
