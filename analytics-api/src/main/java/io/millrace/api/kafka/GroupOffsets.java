package io.millrace.api.kafka;

import java.util.Map;
import java.util.concurrent.CompletionStage;

/** How far consumer groups are. */
public interface GroupOffsets {
    /**
     * Asks how far a group is with a topic.
     *
     * @return by partition, the offset behind the last record that it is done with; a partition of which it never
     *     finished a record is missing
     */
    CompletionStage<Map<Integer, Long>> of(String group, String topic);
}
