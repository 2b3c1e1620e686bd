package io.millrace.api.pinot;

import java.util.concurrent.CompletionStage;

/** The topics that tables were created for. */
public interface RecordedTopics {

    /** Returns the topic that a table was created for; {@link RecordedTopic#NONE} if nothing is recorded. */
    CompletionStage<RecordedTopic> of(String table);
}
