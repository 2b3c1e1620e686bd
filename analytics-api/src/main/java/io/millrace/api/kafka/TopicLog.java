package io.millrace.api.kafka;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * A topic's log at one moment.
 *
 * @param topicId Kafka's id of the topic; a topic that is deleted and created again has another id
 * @param partitions the log of each partition, by its number
 */
public record TopicLog(String topicId, Map<Integer, Partition> partitions) {
    public TopicLog {
        partitions = Map.copyOf(partitions);
    }

    /**
     * The log of a partition. Without transactions the three ends are the same.
     *
     * @param start the offset of the first available record
     * @param dataEndOffset the offset after the last record that a reader of committed records gets; 0 if there is none
     * @param lastStableOffset the last stable offset: the begin of the first open transaction
     * @param end the high watermark
     */
    public record Partition(long start, long dataEndOffset, long lastStableOffset, long end) {}

    /** Returns for each partition the offset after the last record that a reader gets. */
    public Map<Integer, Long> dataEnds() {
        return partitions.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, partition -> partition.getValue().dataEndOffset()));
    }

    /** Returns this log as if no record had been deleted from its beginning. */
    public TopicLog fromTheBeginning() {
        return new TopicLog(
                topicId, partitions.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, partition -> {
                    Partition log = partition.getValue();
                    return new Partition(0, log.dataEndOffset(), log.lastStableOffset(), log.end());
                })));
    }
}
