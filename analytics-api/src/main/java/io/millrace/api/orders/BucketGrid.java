package io.millrace.api.orders;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The edges of a series' buckets in a time zone. Buckets of up to an hour have the same length, so a day on which the
 * clocks change has 23 or 25 hours. Longer buckets begin at round times of the day, so the one with the change is
 * shorter or longer.
 *
 * @param edges the start of each bucket, then the end of the last one; ascending
 */
record BucketGrid(List<Instant> edges) {
    private static final Duration HOUR = Duration.ofHours(1);

    /** Returns the buckets that overlap [from, until). The bucket's length divides a day. */
    static BucketGrid covering(Instant from, Instant until, Duration bucket, ZoneId zone) {
        List<Instant> edges = new ArrayList<>();
        Instant edge = startOfBucket(from, bucket, zone);
        while (edge.isBefore(until)) {
            edges.add(edge);
            edge = next(edge, bucket, zone);
        }
        edges.add(edge);
        return new BucketGrid(List.copyOf(edges));
    }

    int buckets() {
        return edges.size() - 1;
    }

    Instant start() {
        return edges.get(0);
    }

    /** Returns the longest slice, counted from the start, that never spans two buckets. */
    Duration slice() {
        return Duration.ofMillis(edges.stream()
                .map(edge -> BigInteger.valueOf(Duration.between(start(), edge).toMillis()))
                .reduce(BigInteger.ZERO, BigInteger::gcd)
                .longValueExact());
    }

    private static Instant startOfBucket(Instant instant, Duration bucket, ZoneId zone) {
        ZonedDateTime local = instant.atZone(zone);
        if (bucket.compareTo(HOUR) <= 0) {
            long sinceEpochMs = instant.toEpochMilli() + local.getOffset().getTotalSeconds() * 1000L;
            return instant.truncatedTo(ChronoUnit.MILLIS).minusMillis(Math.floorMod(sinceEpochMs, bucket.toMillis()));
        }
        long ofDay = local.toLocalTime().toNanoOfDay() / bucket.toNanos();
        return atTimeOfDay(local.toLocalDate(), ofDay * bucket.toNanos(), zone);
    }

    private static Instant next(Instant edge, Duration bucket, ZoneId zone) {
        if (bucket.compareTo(HOUR) <= 0) {
            return edge.plus(bucket);
        }
        ZonedDateTime local = edge.atZone(zone);
        LocalDate day = local.toLocalDate();
        long nanos = (local.toLocalTime().toNanoOfDay() / bucket.toNanos() + 1) * bucket.toNanos();
        long nanosOfDay = Duration.ofDays(1).toNanos();
        Instant next = nanos >= nanosOfDay ? atTimeOfDay(day.plusDays(1), 0, zone) : atTimeOfDay(day, nanos, zone);
        return next.isAfter(edge) ? next : edge.plus(bucket);
    }

    /** The instant of that time; if the clocks skip it, the instant at which they do. */
    private static Instant atTimeOfDay(LocalDate day, long nanoOfDay, ZoneId zone) {
        return day.atStartOfDay().plusNanos(nanoOfDay).atZone(zone).toInstant();
    }
}
