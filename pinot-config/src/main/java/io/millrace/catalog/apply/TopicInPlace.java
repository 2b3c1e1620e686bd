package io.millrace.catalog.apply;

import java.util.Map;

/**
 * A topic that exists.
 *
 * @param id Kafka's id of the topic; a topic that is deleted and created again has another id
 * @param ends for each partition the offset after its last record
 */
record TopicInPlace(String id, Map<Integer, Long> ends) {}
