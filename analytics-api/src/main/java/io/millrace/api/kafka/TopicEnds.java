package io.millrace.api.kafka;

import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Where topics end. */
public interface TopicEnds {
    /**
     * Asks for the ends of a topic's partitions.
     *
     * @return by partition, the offset that the next record will get
     */
    CompletionStage<Map<Integer, Long>> of(String topic);
}
