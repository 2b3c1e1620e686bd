package io.millrace.api.freshness;

import io.millrace.api.kafka.TopicLog;
import io.millrace.api.pinot.RecordedTopic;
import io.millrace.catalog.stream.StreamName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The watermark of a table. Each poll notes the topic's end offsets and the time. When the table has read up to these
 * offsets, everything acknowledged until that time is in it. It needs no new record, so an idle topic doesn't look old.
 * It also detects a server that reads a lost segment again, which Pinot's responses don't show.
 */
final class Watermark {
    private static final int MOST_NOTES = 240;

    /** Shorter than the restart of a server, which takes 4 s on a quiet machine. */
    private static final Duration LONGEST_GAP = Duration.ofSeconds(3);

    /** A poll may be slow, since the controller asks all servers. */
    private static final Duration LONG_AGO = Duration.ofSeconds(15);

    private final Deque<Note> ahead = new ArrayDeque<>();
    private @Nullable String mark;
    private TopicContinuity continuity = new TopicContinuity(null);
    private TopicContinuity.@Nullable Break broken;
    private Map<Integer, Long> reached = Map.of();
    private @Nullable Instant wholeUntil;
    private @Nullable Instant lookedAt;
    private @Nullable Long unread;
    private @Nullable Instant wholeAt;
    private @Nullable Instant unbrokenSince;
    private Map<Integer, Long> lastOffsets = Map.of();

    /**
     * The topic's end offsets at a time, open transactions included.
     *
     * @param sourcesUntil the time until which the topic had everything of its sources; null if it is unknown
     */
    private record Note(@Nullable Instant sourcesUntil, Map<Integer, Long> ends) {
        static Note of(@Nullable Instant sourcesUntil, TopicLog log) {
            return new Note(
                    sourcesUntil,
                    log.partitions().entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, end -> end.getValue().end())));
        }

        /**
         * @param log the log, asked before the offsets
         */
        boolean isReachedBy(Map<Integer, Long> offsets, TopicLog log) {
            return ends.entrySet().stream().allMatch(end -> {
                TopicLog.Partition now = log.partitions().get(end.getKey());
                long offset = offsets.getOrDefault(end.getKey(), 0L);
                return offset >= end.getValue()
                        || (now != null && now.lastStableOffset() >= end.getValue() && offset >= now.dataEndOffset());
            });
        }
    }

    /**
     * Sets the topic that the table was created for.
     *
     * @param recorded the topic that is recorded with the table; if it differs from the last one, all knowledge about
     *     the table is dropped
     */
    synchronized void isFor(RecordedTopic recorded) {
        if (!recorded.text().equals(mark)) {
            mark = recorded.text();
            continuity = new TopicContinuity(recorded.topicId());
            broken = null;
            forget();
        }
    }

    /**
     * Processes the result of one poll.
     *
     * @param at a time before the topic's log was asked for
     * @param sourcesUntil the time until which the topic had everything of its sources before its log was asked for;
     *     null if it is unknown, {@code at} if it has no sources
     * @param log the topic's log
     * @param offsets the table's offsets, asked after the log; a partition that no server reads is missing
     */
    synchronized void look(Instant at, @Nullable Instant sourcesUntil, TopicLog log, Map<Integer, Long> offsets) {
        lookedAt = at;
        boolean isUnsure = continuity.isUnsure(log, offsets);
        broken = continuity.look(at, log, offsets);
        if (broken != null) {
            forget();
            return;
        }
        unread = null;
        if (isReadFrom(log, offsets)) {
            follow(at, offsets);
            unread = unread(log, offsets);
        }
        if (ahead.size() < MOST_NOTES) {
            ahead.addLast(Note.of(sourcesUntil, log));
        }
        if (isBackBefore(reached, offsets)) {
            reached = Map.of();
            wholeUntil = null;
        }
        while (!isUnsure && !ahead.isEmpty() && ahead.peekFirst().isReachedBy(offsets, log)) {
            Note note = ahead.removeFirst();
            reached = least(offsets, note.ends());
            wholeUntil = note.sourcesUntil() == null ? wholeUntil : note.sourcesUntil();
        }
    }

    private void forget() {
        ahead.clear();
        reached = Map.of();
        wholeUntil = null;
        unread = null;
        wholeAt = null;
    }

    private static boolean isReadFrom(TopicLog log, Map<Integer, Long> offsets) {
        return log.partitions().entrySet().stream()
                .allMatch(partition ->
                        partition.getValue().dataEndOffset() == 0 || offsets.containsKey(partition.getKey()));
    }

    private static long unread(TopicLog log, Map<Integer, Long> offsets) {
        return log.partitions().entrySet().stream()
                .mapToLong(partition -> Math.max(
                        0, partition.getValue().dataEndOffset() - offsets.getOrDefault(partition.getKey(), 0L)))
                .sum();
    }

    private static boolean isBackBefore(Map<Integer, Long> before, Map<Integer, Long> offsets) {
        return before.entrySet().stream()
                .anyMatch(offset -> offsets.getOrDefault(offset.getKey(), Long.MAX_VALUE) < offset.getValue());
    }

    /** The offsets up to which everything was surely read; a reader may be further by now. */
    private static Map<Integer, Long> least(Map<Integer, Long> offsets, Map<Integer, Long> ends) {
        Map<Integer, Long> least = new HashMap<>();
        offsets.forEach(
                (partition, offset) -> least.put(partition, Math.min(offset, ends.getOrDefault(partition, offset))));
        return least;
    }

    private void follow(Instant at, Map<Integer, Long> offsets) {
        boolean goesOn = wholeAt != null
                && Duration.between(wholeAt, at).compareTo(LONGEST_GAP) <= 0
                && !isBackBefore(lastOffsets, offsets);
        if (!goesOn) {
            unbrokenSince = at;
        }
        wholeAt = at;
        lastOffsets = Map.copyOf(offsets);
    }

    /**
     * The time since when no server was away: each poll saw every partition, no offset went back, and no gap between
     * two polls was long enough for a restart. Null if that isn't so.
     */
    synchronized @Nullable Instant unbrokenSince(Instant now) {
        return wholeAt == null || Duration.between(wholeAt, now).compareTo(LONGEST_GAP) > 0 ? null : unbrokenSince;
    }

    /** The greatest possible age of the table's data, sources included; null if it is unknown. */
    synchronized @Nullable Duration age(Instant now) {
        return wholeUntil == null ? null : Duration.between(wholeUntil, now);
    }

    /** When the last poll began in which servers read every partition; null if there was none. */
    synchronized @Nullable Instant readAt() {
        return wholeAt;
    }

    /** The number of unread records at the last poll; null if it is unknown or too old. */
    synchronized @Nullable Long unread(Instant now) {
        boolean known = lookedAt != null && Duration.between(lookedAt, now).compareTo(LONG_AGO) <= 0;
        return known ? unread : null;
    }

    /** The time until which everything acknowledged is in the table, sources included; null if it is unknown. */
    synchronized @Nullable Instant wholeUntil() {
        return wholeUntil;
    }

    /** Why the table lacks records for good; null if nothing is known. */
    synchronized TopicContinuity.@Nullable Break broken() {
        return broken;
    }

    /** All that is known about the table, as of one poll. */
    synchronized TableFreshness freshness(StreamName table, Instant now, Duration limit) {
        return new TableFreshness(
                table, state(now, limit), wholeUntil, unread(now), broken == null ? null : broken.detail());
    }

    /** The state of the table. */
    synchronized TableFreshness.State state(Instant now, Duration limit) {
        if (broken != null) {
            return broken.state();
        }
        if (lookedAt == null || Duration.between(lookedAt, now).compareTo(limit) > 0) {
            return TableFreshness.State.UNKNOWN; // that nobody can be asked is no knowledge of being behind
        }
        return wholeUntil == null || Duration.between(wholeUntil, now).compareTo(limit) > 0
                ? TableFreshness.State.BEHIND
                : TableFreshness.State.WHOLE;
    }
}
