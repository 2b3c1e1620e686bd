package io.millrace.api.kafka;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * The ends of the committed data of a topic that is written in transactions. Each transaction leaves a marker with an
 * offset, and an aborted one leaves records that no reader gets. So the log's end is after the last record that a
 * reader gets, and in an idle topic a reader with all data would look behind for ever.
 */
final class DataEndOffsets {
    private static final int FIRST_STEP = 16;
    private static final int STEP_GROWTH = 8;

    private final Log log;
    private final Map<TopicPartition, Known> known = new ConcurrentHashMap<>();

    /** Access to a log. */
    interface Log {
        /** Returns the offset of the last committed record in [from, until); empty if there is none. */
        OptionalLong last(TopicPartition partition, long from, long until);
    }

    private record Known(long dataEndOffset, long lookedUntil) {}

    DataEndOffsets(Log log) {
        this.log = log;
    }

    /**
     * Returns the offset after the last record that a reader of committed records gets.
     *
     * @param start the start of the log
     * @param end the end for such a reader: the begin of the first open transaction
     * @return 0 if the log has no such record
     */
    long of(TopicPartition partition, long start, long end) {
        Known before = known.getOrDefault(partition, new Known(0, start));
        if (end < before.lookedUntil()) {
            before = new Known(0, start); // another topic of the same name
        }
        long floor = Math.max(start, before.lookedUntil());
        long dataEndOffset =
                end == floor ? before.dataEndOffset() : search(partition, floor, end, before.dataEndOffset());
        known.put(partition, new Known(dataEndOffset, end));
        return dataEndOffset;
    }

    /** Searches backwards from the end in growing steps, since the last record is usually near. */
    private long search(TopicPartition partition, long floor, long end, long otherwise) {
        long until = end;
        for (long step = FIRST_STEP; until > floor; step *= STEP_GROWTH) {
            long from = Math.max(floor, until - step);
            OptionalLong last = log.last(partition, from, until);
            if (last.isPresent()) {
                return last.getAsLong() + 1;
            }
            until = from;
        }
        return otherwise;
    }
}
