package io.millrace.api.kafka;

import java.util.concurrent.CompletionStage;

/** The logs of topics. */
public interface TopicLogs {

    /** Returns the start and the ends of a topic's log. Fails within seconds if Kafka can't be reached. */
    CompletionStage<TopicLog> of(String topic);
}
