package io.millrace.api.deliveries;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says when a courier will arrive: the great circle's length that is left, at the speed of his last minute. One who
 * stands, or of whom too little is known, is taken to go on at an assumed speed; the answer says which it was.
 */
record EtaEstimator(double assumedSpeedMps) {
    /** Over how long a speed is measured. */
    static final Duration MEASURED_OVER = Duration.ofSeconds(60);

    /** Slower than anybody walks: he stands, at a light or at a door, and when he goes on isn't known. */
    static final double STANDING_MPS = 0.5;

    EtaEstimator {
        if (!(assumedSpeedMps > STANDING_MPS)) {
            throw new IllegalArgumentException(
                    "the assumed speed must be more than %s m/s, was %s".formatted(STANDING_MPS, assumedSpeedMps));
        }
    }

    /** How a time of arrival was come by. */
    enum Basis {
        MEASURED_SPEED,
        ASSUMED_SPEED,
        DELIVERED
    }

    /**
     * A time of arrival.
     *
     * @param at when
     * @param seconds from now; 0 where it has passed
     * @param speedMps the speed it was computed with, in metres a second; null where it is delivered
     */
    record Eta(Instant at, long seconds, Basis basis, @Nullable Double speedMps) {}

    /**
     * Metres a second over the last minute before the newest position; null where there is no way to tell.
     *
     * @param track positions, oldest first
     */
    static @Nullable Double speedMps(List<Position> track) {
        if (track.isEmpty()) {
            return null;
        }
        long newest = track.get(track.size() - 1).ts();
        List<Position> recent = track.stream()
                .filter(position -> position.ts() >= newest - MEASURED_OVER.toMillis())
                .toList();
        long ms = newest - recent.get(0).ts();
        if (ms == 0) {
            return null;
        }
        double metres = 0;
        for (int i = 1; i < recent.size(); i++) {
            metres += recent.get(i - 1).place().metresTo(recent.get(i).place());
        }
        return metres / ms * 1000;
    }

    /** When the courier who was at {@code last} will have gone the metres that are left. */
    Eta estimate(Position last, double leftM, @Nullable Double speedMps, Instant now) {
        boolean moves = speedMps != null && speedMps >= STANDING_MPS;
        double speed = moves ? speedMps : assumedSpeedMps;
        Instant at = Instant.ofEpochMilli(last.ts() + Math.round(leftM / speed * 1000));
        // Rounded up: who is told of no second to go looks for him at the door
        long seconds = Math.max(0, (Duration.between(now, at).toMillis() + 999) / 1000);
        return new Eta(at, seconds, moves ? Basis.MEASURED_SPEED : Basis.ASSUMED_SPEED, Rounded.of(speed, 2));
    }

    /** The arrival of what has arrived. */
    static Eta delivered(Position last) {
        return new Eta(Instant.ofEpochMilli(last.ts()), 0, Basis.DELIVERED, null);
    }
}
