package io.millrace.catalog.stream;

/**
 * A compacted topic without a table: a service stores its state there, and others read it. It is a folder with a {@code
 * topic.json}.
 *
 * @param name the topic's name; no stream has the same name
 * @param description what one record says, in a sentence
 * @param settings the topic's settings; it must be compacted
 */
public record CompactedTopic(StreamName name, String description, TopicSettings settings) {
    public CompactedTopic {
        if (!settings.compacted()) {
            throw new IllegalArgumentException("compacted must be true: what is kept would be gone with its retention");
        }
    }
}
