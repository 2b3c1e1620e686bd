package io.millrace.cdc.records;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.catalog.stream.StreamName;
import io.millrace.cdc.kafka.StreamLog;
import io.millrace.cdc.rows.RowJson;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;

/**
 * Gives each version of a row its comparison value {@code ts}, by which Pinot finds the newest version. The values
 * follow the order of the database's log. The database's times don't: MariaDB's is the begin of the statement, so a
 * long statement is logged after a later one.
 *
 * <p>It is a hybrid logical clock. The value is the time of the change or, if that isn't higher, the highest value so
 * far, plus one if the key already has that value. So values never decrease, and they increase for each key. They are
 * ahead of the clock by at most a millisecond for each repeated change of a key. The streams store the values: a new
 * leader continues above the last ones.
 */
public final class ComparisonValues {

    /** The number of keys that can share a value. The next key increases the value, and the keys are forgotten. */
    static final int MOST_KEYS = 100_000;

    /** A value that is further ahead isn't ours, since contracts don't allow such a time. */
    private static final Duration MOST_AHEAD = Duration.ofDays(1);

    /** The number of offsets in the first read. Tombstones and transaction markers have offsets, too. */
    private static final int FIRST_LOOK = 256;

    private record Key(StreamName stream, String key) {}

    private final Clock clock;
    private final Set<Key> keys = new HashSet<>();
    private long highest;

    private ComparisonValues(long highest, Clock clock) {
        this.highest = highest;
        this.clock = clock;
    }

    /**
     * Creates a clock that continues above the values in the streams.
     *
     * @param openedAtMs the database's time before anything was read, epoch ms; no value is below it
     */
    public static ComparisonValues above(StreamLog log, Collection<StreamName> streams, long openedAtMs, Clock clock) {
        long most = clock.instant().plus(MOST_AHEAD).toEpochMilli();
        long highest = openedAtMs;
        for (StreamName stream : streams) {
            for (Map.Entry<Integer, Long> end : log.ends(stream.value()).entrySet()) {
                TopicPartition partition = new TopicPartition(stream.value(), end.getKey());
                highest = Math.max(highest, lastOf(log, partition, end.getValue(), most) + 1);
            }
        }
        return new ComparisonValues(highest, clock);
    }

    /** Values never decrease, so the highest is among the last records. */
    private static long lastOf(StreamLog log, TopicPartition partition, long end, long most) {
        AtomicLong last = new AtomicLong(-1);
        long from = end;
        for (long span = FIRST_LOOK; from > 0 && last.get() < 0; span *= FIRST_LOOK) {
            from = Math.max(0, end - span);
            log.read(partition, from, end, record -> {
                long value = record.value() == null ? -1 : valueOf(record.value());
                if (value <= most) {
                    last.accumulateAndGet(value, Math::max);
                }
            });
        }
        return last.get();
    }

    private static long valueOf(byte[] row) {
        JsonNode value = RowJson.parseOrMissing(row).path("ts");
        return value.canConvertToLong() ? value.longValue() : -1;
    }

    /**
     * The value of a key's next version.
     *
     * @param changedAtMs when the database made the change, epoch ms; a time ahead of our clock counts as now
     */
    public long next(StreamName stream, String key, long changedAtMs) {
        Key changed = new Key(stream, key);
        long timeMs = Math.min(changedAtMs, clock.instant().toEpochMilli());
        if (timeMs > highest) {
            raise(timeMs);
        } else if (keys.contains(changed) || keys.size() == MOST_KEYS) {
            raise(highest + 1);
        }
        keys.add(changed);
        return highest;
    }

    private void raise(long value) {
        highest = value;
        keys.clear();
    }
}
