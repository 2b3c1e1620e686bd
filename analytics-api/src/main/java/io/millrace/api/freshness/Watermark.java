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
    /** Shorter than any server takes to start: 4 s in the local stack, on a quiet machine. */
    private static final Duration LONGEST_GAP = Duration.ofSeconds(3);
    /** A look takes as long as the controller, which asks all servers. */
    private static final Duration LONG_AGO = Duration.ofSeconds(15);

    private final Deque<Note> ahead = new ArrayDeque<>();
    private @Nullable Note reached;
    private @Nullable Instant wholeUntil;
    private @Nullable Instant lookedAt;
    private @Nullable Long unread;
    private @Nullable Instant wholeAt;
    private @Nullable Instant unbrokenSince;
    private Map<Integer, Long> lastOffsets = Map.of();

    /**
     * Where the topic ended at a time.
     *
     * @param sourcesUntil until when all that the topic is made from was in it then; null where that isn't known
     */
    private record Note(Instant at, @Nullable Instant sourcesUntil, Map<Integer, Long> ends) {
        boolean isReachedBy(Map<Integer, Long> offsets) {
            return ends.entrySet().stream()
                    .allMatch(end -> end.getValue() == 0
                            || offsets.getOrDefault(end.getKey(), Long.MIN_VALUE) >= end.getValue());
        }

        boolean isReadFromBy(Map<Integer, Long> offsets) {
            return ends.entrySet().stream().allMatch(end -> end.getValue() == 0 || offsets.containsKey(end.getKey()));
        }

        long unreadBy(Map<Integer, Long> offsets) {
            return ends.entrySet().stream()
                    .filter(end -> end.getValue() != 0)
                    .mapToLong(end -> Math.max(0, end.getValue() - offsets.getOrDefault(end.getKey(), 0L)))
                    .sum();
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
     * @param sourcesUntil until when all that the topic is made from was in it before it was asked for its ends; null
     *     where that isn't known, {@code at} where it is made from nothing
     * @param ends where the topic ended
     * @param offsets how far the table had read after that; a partition that nobody reads just now is missing
     */
    synchronized void look(
            Instant at, @Nullable Instant sourcesUntil, Map<Integer, Long> ends, Map<Integer, Long> offsets) {
        lookedAt = at;
        Note note = new Note(at, sourcesUntil, ends);
        unread = null;
        if (note.isReadFromBy(offsets)) {
            follow(at, offsets);
            unread = note.unreadBy(offsets);
        }
        if (ahead.size() < MOST_NOTES) {
            ahead.addLast(note);
        }
        if (reached != null && reached.isLostBy(offsets)) {
            reached = null;
            wholeUntil = null;
        }
        while (!ahead.isEmpty() && ahead.peekFirst().isReachedBy(offsets)) {
            reached = ahead.removeFirst();
            wholeUntil = reached.sourcesUntil() == null ? wholeUntil : reached.sourcesUntil();
        }
    }

    private void follow(Instant at, Map<Integer, Long> offsets) {
        boolean goesOn = wholeAt != null
                && Duration.between(wholeAt, at).compareTo(LONGEST_GAP) <= 0
                && lastOffsets.entrySet().stream()
                        .allMatch(last -> offsets.getOrDefault(last.getKey(), last.getValue()) >= last.getValue());
        if (!goesOn) {
            unbrokenSince = at;
        }
        wholeAt = at;
        lastOffsets = Map.copyOf(offsets);
    }

    /**
     * Since when no server can have been away: every partition was read at each look, none from further back than at
     * the look before, and no two looks were so far apart that a server could have restarted between them. Null where
     * that isn't so.
     */
    synchronized @Nullable Instant unbrokenSince(Instant now) {
        return wholeAt == null || Duration.between(wholeAt, now).compareTo(LONGEST_GAP) > 0 ? null : unbrokenSince;
    }

    /** How old the table may be at most; null where it isn't known. */
    synchronized @Nullable Duration age(Instant now) {
        return reached == null ? null : Duration.between(reached.at(), now);
    }

    /** How many records it had still to read at the last look; null where that isn't known, or was long ago. */
    synchronized @Nullable Long unread(Instant now) {
        boolean known = lookedAt != null && Duration.between(lookedAt, now).compareTo(LONG_AGO) <= 0;
        return known ? unread : null;
    }

    /** Until when all that was acknowledged is in the table, sources included; null where it isn't known. */
    synchronized @Nullable Instant wholeUntil() {
        return wholeUntil;
    }

    /** Whether the table is known to be further behind than the limit, or never to have been whole since it was seen. */
    synchronized boolean isBehind(Instant now, Duration limit) {
        if (lookedAt == null || Duration.between(lookedAt, now).compareTo(limit) > 0) {
            return false; // nobody could be asked: that is no knowledge of being behind
        }
        return reached == null || Duration.between(reached.at(), now).compareTo(limit) > 0;
    }
}
