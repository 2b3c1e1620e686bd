package io.millrace.api.deliveries;

import io.millrace.api.areas.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the arrival of a courier: the remaining great circle distance at the speed of the last minute. For a
 * courier who stands, or with too few positions, an assumed speed is used. The response names which one.
 */
record EtaEstimator(double assumedSpeedMps) {
    /** The time over which the speed is measured. */
    static final Duration MEASURED_OVER = Duration.ofSeconds(60);

    /** Below this the courier stands, at a light or a door. When the courier continues is unknown. */
    static final double STANDING_MPS = 0.5;

    EtaEstimator {
        if (!(assumedSpeedMps > STANDING_MPS)) {
            throw new IllegalArgumentException(
                    "the assumed speed must be more than %s m/s, was %s".formatted(STANDING_MPS, assumedSpeedMps));
        }
    }

    /** The basis of an estimate. */
    enum Basis {
        MEASURED_SPEED,
        ASSUMED_SPEED,
        DELIVERED
    }

    /**
     * An estimated time of arrival.
     *
     * @param at the time
     * @param seconds the time from now; 0 if it has passed
     * @param speedMps the speed of the estimate, in metres a second; null if the order is delivered
     */
    record Eta(Instant at, long seconds, Basis basis, @Nullable Double speedMps) {}

    /**
     * Returns the speed over the last minute before the newest position, in metres a second; null if it can't be
     * determined.
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

    /** Estimates when the courier has covered the remaining distance. */
    Eta estimate(Position last, double leftM, @Nullable Double speedMps, Instant now) {
        boolean moves = speedMps != null && speedMps >= STANDING_MPS;
        double speed = moves ? speedMps : assumedSpeedMps;
        Instant at = Instant.ofEpochMilli(last.ts() + Math.round(leftM / speed * 1000));
        // Rounded up: who is told of no second to go looks for him at the door
        long seconds = Math.max(0, (Duration.between(now, at).toMillis() + 999) / 1000);
        return new Eta(at, seconds, moves ? Basis.MEASURED_SPEED : Basis.ASSUMED_SPEED, Rounded.of(speed, 2));
    }

    /** Returns the arrival of a delivered order. */
    static Eta delivered(Position last) {
        return new Eta(Instant.ofEpochMilli(last.ts()), 0, Basis.DELIVERED, null);
    }
}
