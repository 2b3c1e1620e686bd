package io.millrace.api.pinot;

import org.jspecify.annotations.Nullable;

/**
 * The topic that a table was created for, as {@code catalog apply} records it.
 *
 * @param text the topic's id and the time from which the table reads it; empty if nothing is recorded
 */
public record RecordedTopic(String text) {
    public static final RecordedTopic NONE = new RecordedTopic("");

    /** Returns Kafka's id of the topic; null if it is unknown. */
    public @Nullable String topicId() {
        return text.isEmpty() ? null : text.replaceFirst("@.*", "");
    }
}
