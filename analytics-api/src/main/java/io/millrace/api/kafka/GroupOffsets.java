package io.millrace.api.kafka;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** The committed offsets of consumer groups. Both methods fail within seconds if Kafka can't be reached. */
public interface GroupOffsets {

    /**
     * Returns the committed offsets of a group.
     *
     * @return for each topic and partition, the offset after the last processed record; a partition without one is
     *     missing
     */
    CompletionStage<Map<String, Map<Integer, Long>>> of(String group);

    /**
     * Returns the repartition topics of a Kafka Streams application. Kafka Streams names them {@code
     * <application.id>-<name>-repartition}; the group has the application's id.
     */
    CompletionStage<Set<String>> repartitionTopics(String group);
}
