package io.millrace.catalog.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.table.PinotTable;
import java.time.Clock;

/**
 * The topic that a table was created for, as recorded in the table configuration. Pinot remembers only offsets: if a
 * topic is deleted and created again, Pinot skips the new records.
 *
 * @param text the value of {@link PinotTable#RECORDED_TOPIC}; empty if nothing is recorded
 */
record RecordedTopic(String text) {
    static final String PLACE = "/metadata/customConfigs";

    static RecordedTopic of(JsonNode table) {
        return new RecordedTopic(table.at(PLACE).path(PinotTable.RECORDED_TOPIC).asText());
    }

    /** Records that the table begins to read this topic now. */
    static RecordedTopic now(String topicId, Clock clock) {
        return new RecordedTopic(topicId + "@" + clock.instant().toEpochMilli());
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    String topicId() {
        return text.replaceFirst("@.*", "");
    }

    /** Returns a copy of the table configuration with this record. */
    ObjectNode addedTo(ObjectNode table) {
        ObjectNode added = table.deepCopy();
        if (!isEmpty()) {
            added.withObject(PLACE).put(PinotTable.RECORDED_TOPIC, text);
        }
        return added;
    }
}
