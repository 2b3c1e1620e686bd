package io.millrace.api.freshness;

import io.millrace.api.kafka.TopicLog;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Detects that a topic was replaced by another one, or that records were deleted from it before its reader read them.
 * Neither repairs itself, and the offsets may look normal later. So a finding stays.
 */
final class TopicContinuity {
    /**
     * The longest time between two looks that are compared. In a longer time the reader may have read what was deleted
     * since.
     */
    private static final Duration LONGEST_GAP = Duration.ofSeconds(15);

    private @Nullable String topicId;
    private final Map<Integer, Long> ends = new HashMap<>();
    private final Map<Integer, Position> positions = new HashMap<>();
    private @Nullable Instant lookedAt;
    private @Nullable Break found;

    /**
     * The position of a reader in a partition.
     *
     * @param offset the offset that it reads next
     * @param doneUntil the offset before which no record is left for the reader; at least {@code offset}
     */
    private record Position(long offset, long doneUntil) {}

    /** A finding. */
    sealed interface Break {
        /** Returns what happened, in words. */
        String detail();

        /** Returns the state of a table that reads the topic. */
        TableFreshness.State state();

        /** The topic was deleted and created again, or has lost its end. */
        record TopicReplaced(String detail) implements Break {
            @Override
            public TableFreshness.State state() {
                return TableFreshness.State.TOPIC_REPLACED;
            }
        }

        /** Records were deleted before the reader got them. */
        record RecordsSkipped(String detail) implements Break {
            @Override
            public TableFreshness.State state() {
                return TableFreshness.State.RECORDS_SKIPPED;
            }
        }
    }

    /**
     * Creates a detector.
     *
     * @param topicId the id of the topic that the reader began with; null if it isn't known
     */
    TopicContinuity(@Nullable String topicId) {
        this.topicId = topicId;
    }

    /**
     * Compares the topic and its reader with the look before.
     *
     * @param at the time of the look
     * @param log the topic's offsets
     * @param offsets the reader's offsets by partition, read after {@code log}
     * @return the finding of this look or an earlier one; null for none
     */
    @Nullable
    Break look(Instant at, TopicLog log, Map<Integer, Long> offsets) {
        if (found == null) {
            found = replaced(log);
        }
        if (found == null) {
            found = skipped(at, log, offsets);
        }
        topicId = log.topicId();
        lookedAt = at;
        log.partitions().forEach((partition, now) -> {
            ends.put(partition, now.end());
            Long offset = offsets.get(partition);
            if (offset != null) {
                positions.put(partition, position(partition, now, offset));
            }
        });
        return found;
    }

    /**
     * Returns whether a reader without an earlier look is beyond the end of a partition. Then it has either just read
     * records that are newer than {@code log}, or has read another topic. The next look decides.
     */
    boolean isUnsure(TopicLog log, Map<Integer, Long> offsets) {
        return log.partitions().entrySet().stream()
                .anyMatch(partition -> !positions.containsKey(partition.getKey())
                        && offsets.getOrDefault(partition.getKey(), 0L)
                                > partition.getValue().end());
    }

    private @Nullable Break replaced(TopicLog log) {
        if (topicId != null && !topicId.equals(log.topicId())) {
            return new Break.TopicReplaced(
                    "its topic was deleted and made again, with the id %s after %s".formatted(log.topicId(), topicId));
        }
        for (Map.Entry<Integer, TopicLog.Partition> partition : log.partitions().entrySet()) {
            long end = partition.getValue().end();
            long endedAt = ends.getOrDefault(partition.getKey(), 0L);
            if (end < endedAt) {
                return new Break.TopicReplaced("partition %d of its topic ends at offset %d and ended at %d before"
                        .formatted(partition.getKey(), end, endedAt));
            }
            Position position = positions.get(partition.getKey());
            if (position != null && end < position.offset()) {
                return new Break.TopicReplaced("partition %d of its topic ends at offset %d and was read up to %d"
                        .formatted(partition.getKey(), end, position.offset()));
            }
        }
        return null;
    }

    private @Nullable Break skipped(Instant at, TopicLog log, Map<Integer, Long> offsets) {
        boolean wasJustSeen = lookedAt != null && Duration.between(lookedAt, at).compareTo(LONGEST_GAP) <= 0;
        for (Map.Entry<Integer, TopicLog.Partition> partition : log.partitions().entrySet()) {
            long start = partition.getValue().start();
            Long offset = offsets.get(partition.getKey());
            long doneUntil = offset == null
                    ? Long.MAX_VALUE
                    : position(partition.getKey(), partition.getValue(), offset).doneUntil();
            Position before = positions.get(partition.getKey());
            if (wasJustSeen && before != null) {
                doneUntil = Math.min(doneUntil, before.doneUntil());
            }
            if (doneUntil < start) {
                return new Break.RecordsSkipped(
                        "partition %d of its topic begins at offset %d and was read up to %d only: what was between is gone"
                                .formatted(partition.getKey(), start, doneUntil));
            }
        }
        return null;
    }

    /**
     * Returns the reader's position. A reader that has all records is also done with the transaction markers behind
     * them.
     */
    private Position position(int partition, TopicLog.Partition log, long offset) {
        long doneUntil = offset >= log.dataEndOffset() ? Math.max(offset, log.lastStableOffset()) : offset;
        Position before = positions.get(partition);
        if (before == null || offset < before.offset()) {
            return new Position(offset, doneUntil);
        }
        return new Position(offset, Math.max(doneUntil, before.doneUntil()));
    }
}
