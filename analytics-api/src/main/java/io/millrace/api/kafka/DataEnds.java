package io.millrace.api.kafka;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the data of a topic ends that is written in transactions. Each transaction leaves a marker behind, which has an
 * offset of its own, and one that was aborted leaves records that nobody may read. So the end of the log lies behind the
 * last record that a reader ever gets, and a reader that has read all would look behind for as long as the topic is idle.
 */
final class DataEnds {
    private static final int FIRST_STEP = 16;
    private static final int STEP_GROWTH = 8;

    private final Log log;
    private final Map<TopicPartition, Known> known = new ConcurrentHashMap<>();

    /** What is asked of a log. */
    interface Log {
        /** The offset of the last committed record from one offset up to, not including, another; empty for none. */
        OptionalLong last(TopicPartition partition, long from, long until);
    }

    private record Known(long dataEnd, long lookedUntil) {}

    DataEnds(Log log) {
        this.log = log;
    }

    /**
     * The offset behind the last record that a reader of committed records gets.
     *
     * @param start where the log starts
     * @param end where it ends for such a reader: before the first transaction that is still open
     * @return 0 when the log holds no such record
     */
    long of(TopicPartition partition, long start, long end) {
        Known before = known.getOrDefault(partition, new Known(0, start));
        if (end < before.lookedUntil()) {
            before = new Known(0, start); // another topic of the same name
        }
        long floor = Math.max(start, before.lookedUntil());
        long dataEnd = end == floor ? before.dataEnd() : search(partition, floor, end, before.dataEnd());
        known.put(partition, new Known(dataEnd, end));
        return dataEnd;
    }

    /** Backwards from the end, in growing steps: mostly the last record is close. */
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
