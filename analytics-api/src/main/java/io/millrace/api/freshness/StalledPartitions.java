package io.millrace.api.freshness;

import io.millrace.catalog.stream.StreamName;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Detects stalled partitions. A record can end the thread of Pinot's server that reads its partition, such as one with
 * thousands of nested arrays on 0.11. The controller still reports CONSUMING and the offset of that record. For a
 * server that is down the controller reports no offset, so it doesn't count as stalled.
 */
@Singleton
final class StalledPartitions {
    /** A commit of a segment stops its partition, too, for up to 15 s in our measurements. */
    private static final Duration STANDS_AFTER = Duration.ofMinutes(1);
    /** In a longer gap between two polls a server may have restarted. */
    private static final Duration LONGEST_GAP = Duration.ofSeconds(15);

    private final Map<StreamName, Map<Integer, Place>> places = new ConcurrentHashMap<>();

    /** An offset at which a partition was seen with more records ahead, for the first and the last time. */
    private record Place(long offset, Instant since, Instant lastSeen) {
        boolean isStillAt(long other, Instant at) {
            return offset == other && Duration.between(lastSeen, at).compareTo(LONGEST_GAP) <= 0;
        }
    }

    /**
     * Processes the result of one poll of a table.
     *
     * @param ends for each partition, the offset after the last record that the table can read
     * @param offsets for each partition, the offset of the next record to read, asked after the ends
     */
    void look(StreamName table, Instant at, Map<Integer, Long> ends, Map<Integer, Long> offsets) {
        places.compute(table, (name, before) -> {
            Map<Integer, Place> now = new HashMap<>();
            offsets.forEach((partition, offset) -> {
                if (offset < ends.getOrDefault(partition, 0L)) {
                    Place place = before == null ? null : before.get(partition);
                    Instant since = place != null && place.isStillAt(offset, at) ? place.since() : at;
                    now.put(partition, new Place(offset, since, at));
                }
            });
            return Map.copyOf(now);
        });
    }

    /** Returns the stalled partitions of a table; none if the last poll is too old. */
    List<StalledPartition> of(StreamName table, Instant now) {
        return places.getOrDefault(table, Map.of()).entrySet().stream()
                .filter(entry -> stands(entry.getValue(), now))
                .map(entry -> new StalledPartition(
                        table.value(),
                        entry.getKey(),
                        entry.getValue().offset(),
                        entry.getValue().since()))
                .sorted(Comparator.comparingInt(StalledPartition::partition))
                .toList();
    }

    private static boolean stands(Place place, Instant now) {
        return Duration.between(place.lastSeen(), now).compareTo(LONGEST_GAP) <= 0
                && Duration.between(place.since(), place.lastSeen()).compareTo(STANDS_AFTER) >= 0;
    }
}
