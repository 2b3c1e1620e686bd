package io.millrace.api.kafka;

import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Where topics end. */
public interface TopicEnds {
    /**
     * Asks for the ends of a topic's partitions.
     *
     * @return by partition, the offset behind the last record that a reader gets; 0 where there never was one
     */
    CompletionStage<Map<Integer, Long>> of(String topic);
}
