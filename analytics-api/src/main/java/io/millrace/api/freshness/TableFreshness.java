package io.millrace.api.freshness;

import io.millrace.catalog.stream.StreamName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The freshness of a table.
 *
 * @param table the table, which has its stream's name
 * @param state whether queries may use it
 * @param wholeUntil the watermark: everything acknowledged until then is in the table, and in its sources; null if it
 *     is unknown
 * @param unread the number of records that Pinot hasn't read yet; null if it is unknown
 * @param detail why the table lacks records, without a full stop; null unless its state is {@code TOPIC_REPLACED} or
 *     {@code RECORDS_SKIPPED}
 */
public record TableFreshness(
        StreamName table, State state, @Nullable Instant wholeUntil, @Nullable Long unread, @Nullable String detail) {

    /** Whether queries may use a table. */
    public enum State {
        /** It has everything that was acknowledged longer ago than the limit. */
        WHOLE,
        /** It lacks records that were acknowledged longer ago than the limit, or wasn't seen complete yet. */
        BEHIND,
        /** Its topic was deleted and created again, or lost its last records. Pinot skips the new records. */
        TOPIC_REPLACED,
        /** Records were deleted from its topic before they were read. */
        RECORDS_SKIPPED,
        /** It wasn't polled yet, or Kafka or Pinot can't be asked. */
        UNKNOWN
    }

    /** Whether it lacks records until somebody repairs it. */
    public boolean isIncomplete() {
        return state == State.TOPIC_REPLACED || state == State.RECORDS_SKIPPED;
    }
}
