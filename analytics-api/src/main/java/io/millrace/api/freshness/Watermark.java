package io.millrace.api.freshness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Until when a table is whole. At each look the ends of the topic are noted with the time; once the table has read up
 * to them, everything acknowledged until that time is in it. It needs no record to arrive, so that an idle topic
 * doesn't look old, and it sees a server that reads a lost segment again, which every field of a Pinot answer hides.
 */
final class Watermark {
    private static final int MOST_NOTES = 240;

    private final Deque<Note> ahead = new ArrayDeque<>();
    private @Nullable Note reached;
    private @Nullable Instant lookedAt;

    /** Where the topic ended at a time. */
    private record Note(Instant at, Map<Integer, Long> ends) {
        boolean isReachedBy(Map<Integer, Long> offsets) {
            return ends.entrySet().stream()
                    .allMatch(end -> end.getValue() == 0
                            || offsets.getOrDefault(end.getKey(), Long.MIN_VALUE) >= end.getValue());
        }

        boolean isLostBy(Map<Integer, Long> offsets) {
            return ends.entrySet().stream()
                    .anyMatch(end -> offsets.getOrDefault(end.getKey(), Long.MAX_VALUE) < end.getValue());
        }
    }

    /**
     * Takes in one look.
     *
     * @param at a time before the topic was asked for its ends
     * @param ends where the topic ended
     * @param offsets how far the table had read after that; a partition that nobody reads just now is missing
     */
    synchronized void look(Instant at, Map<Integer, Long> ends, Map<Integer, Long> offsets) {
        lookedAt = at;
        if (ahead.size() < MOST_NOTES) {
            ahead.addLast(new Note(at, ends));
        }
        if (reached != null && reached.isLostBy(offsets)) {
            reached = null;
        }
        while (!ahead.isEmpty() && ahead.peekFirst().isReachedBy(offsets)) {
            reached = ahead.removeFirst();
        }
    }

    /** How old the table may be at most; null where it isn't known. */
    synchronized @Nullable Duration age(Instant now) {
        return reached == null ? null : Duration.between(reached.at(), now);
    }

    /** Whether the table is known to be further behind than the limit, or never to have been whole since it was seen. */
    synchronized boolean isBehind(Instant now, Duration limit) {
        if (lookedAt == null || Duration.between(lookedAt, now).compareTo(limit) > 0) {
            return false; // nobody could be asked: that is no knowledge of being behind
        }
        return reached == null || Duration.between(reached.at(), now).compareTo(limit) > 0;
    }
}
