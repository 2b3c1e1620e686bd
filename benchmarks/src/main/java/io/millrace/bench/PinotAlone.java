package io.millrace.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What Pinot alone needs for the list of those who opted out of a channel: the service's two questions for each range of
 * buckets, two ranges ahead, and the answers are thrown away.
 */
final class PinotAlone {
    private static final int BUCKETS = 1024;
    private static final int ROWS_OF_A_RANGE = 8_000;
    private static final int AHEAD = 2;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final PinotBroker broker;
    private final String channel;
    private final long members;
    private final int buckets;

    PinotAlone(URI broker, String channel, long members) {
        this.broker = new PinotBroker(broker, TIMEOUT);
        this.channel = channel;
        this.members = members;
        this.buckets = (int) Math.max(1, Math.min(BUCKETS, (long) BUCKETS * ROWS_OF_A_RANGE / members));
    }

    ExportedList pull() throws IOException {
        long askedNanos = System.nanoTime();
        Deque<CompletableFuture<Integer>> asked = new ArrayDeque<>();
        long firstNanos = 0;
        long bytes = 0;
        for (int from = 0; from < BUCKETS || !asked.isEmpty(); from += buckets) {
            if (from < BUCKETS) {
                asked.addLast(ask(from, Math.min(BUCKETS, from + buckets)));
            }
            if (asked.size() > AHEAD || from >= BUCKETS) {
                bytes += asked.removeFirst().join();
                firstNanos = firstNanos == 0 ? System.nanoTime() : firstNanos;
            }
        }
        double seconds = (System.nanoTime() - askedNanos) / 1e9;
        return new ExportedList((firstNanos - askedNanos) / 1e6, seconds, members, bytes, "");
    }

    private CompletableFuture<Integer> ask(int from, int until) throws IOException {
        CompletableFuture<Integer> list =
                broker.size(("SELECT userId, MAX(CASE WHEN status = 'OPTED_OUT' THEN ts ELSE 0 END),"
                                + " MAX(CASE WHEN status = 'OPTED_IN' THEN ts ELSE 0 END) FROM consents WHERE ts >= 0"
                                + " AND channel = '%s' AND bucket >= %d AND bucket < %d GROUP BY userId LIMIT 20001"
                                + " OPTION(skipUpsert=true)")
                        .formatted(channel, from, until));
        String named = IntStream.range(from, until).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return broker.size("SELECT id, email FROM users WHERE deleted = false AND bucket IN (%s) LIMIT 50000"
                        .formatted(named))
                .thenCombine(list, Integer::sum);
    }
}
