package io.millrace.catalog;

/**
 * A topic without a table: what a service keeps for itself and others read, the newest value of each key. It is one
 * {@code topic.json} in a folder of its own.
 *
 * @param name the topic; no stream has the same name
 * @param description what a record says, in a sentence
 * @param settings what it asks of Kafka; it must be compacted
 */
public record KeptTopic(StreamName name, String description, TopicSettings settings) {
    public KeptTopic {
        if (!settings.compacted()) {
            throw new IllegalArgumentException("compacted must be true: what is kept would be gone with its retention");
        }
    }
}
