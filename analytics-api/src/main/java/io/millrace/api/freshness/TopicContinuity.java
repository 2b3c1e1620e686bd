package io.millrace.api.freshness;

import io.millrace.api.kafka.TopicLog;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a topic isn't the one any more that its reader has read, or that records were deleted from it before the
 * reader came to them. Neither mends itself, and afterwards the offsets may look as if nothing had happened: so what was
 * found stays.
 */
final class TopicContinuity {
    /** After a longer time without a look a reader may have read what was deleted since. */
    private static final Duration LONGEST_GAP = Duration.ofSeconds(15);

    private @Nullable String topicId;
    private final Map<Integer, Long> ends = new HashMap<>();
    private final Map<Integer, Position> positions = new HashMap<>();
    private @Nullable Instant lookedAt;
    private @Nullable Break found;

    /**
     * How far a reader was.
     *
     * @param offset the one that it would read next
     * @param doneUntil the same or more: before it there is nothing that the reader would ever get
     */
    private record Position(long offset, long doneUntil) {}

    /** What happened, in words. */
    sealed interface Break {
        String detail();

        /** What a table is that is read from the topic. */
        TableFreshness.State state();

        /** The topic was deleted and made again, or has lost its end. */
        record TopicReplaced(String detail) implements Break {
            @Override
            public TableFreshness.State state() {
                return TableFreshness.State.TOPIC_REPLACED;
            }
        }

        /** The reader passed over records that it never got. */
        record RecordsSkipped(String detail) implements Break {
            @Override
            public TableFreshness.State state() {
                return TableFreshness.State.RECORDS_SKIPPED;
            }
        }
    }

    /** @param topicId the id of the topic that the reader began with; null where that isn't known */
    TopicContinuity(@Nullable String topicId) {
        this.topicId = topicId;
    }

    /**
     * Takes in one look.
     *
     * @param offsets how far the reader was after the log was asked for
     * @return what was found at this look or an earlier one; null for nothing
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
     * Whether a reader that nobody has looked at before is beyond the end: either it has just read what came in since
     * the log was asked for, or it has read another topic. The next look tells.
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

    /** Whoever has all data is done with the markers of transactions behind it, too. */
    private Position position(int partition, TopicLog.Partition log, long offset) {
        long doneUntil = offset >= log.dataEndOffset() ? Math.max(offset, log.lastStableOffset()) : offset;
        Position before = positions.get(partition);
        if (before == null || offset < before.offset()) {
            return new Position(offset, doneUntil);
        }
        return new Position(offset, Math.max(doneUntil, before.doneUntil()));
    }
}
