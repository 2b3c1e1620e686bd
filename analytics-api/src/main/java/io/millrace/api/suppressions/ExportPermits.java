package io.millrace.api.suppressions;

import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Limits exports: how many run at the same time, how long each may take, and how long it may wait for its caller to
 * read. An export beyond its time is broken off at the next read. Until then it no longer counts, so a caller who
 * stopped reading blocks nobody.
 */
@Singleton
final class ExportPermits {
    private final ExportSettings settings;
    private final Clock clock;
    private final Set<Permit> running = new HashSet<>();

    ExportPermits(ExportSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Permits one export.
     *
     * @throws Failure of kind {@code BUSY} if the maximum is running
     */
    synchronized Permit take() {
        running.removeIf(permit -> permit.reasonToEnd() != null);
        if (running.size() >= settings.maxConcurrent()) {
            throw new Failure(
                    FailureKind.BUSY,
                    "%d exports are running, which is the limit.".formatted(settings.maxConcurrent()));
        }
        Permit permit = new Permit(clock.instant());
        running.add(permit);
        return permit;
    }

    private synchronized void end(Permit permit) {
        running.remove(permit);
    }

    /** The permission of one export to run. Close it when the export has ended. */
    final class Permit implements AutoCloseable {
        private final Instant begun;
        private volatile Instant lastRead;

        private Permit(Instant begun) {
            this.begun = begun;
            this.lastRead = begun;
        }

        /**
         * Notes that the caller is reading.
         *
         * @throws Failure of kind {@code BUSY} if the export has taken too long, or has waited too long for its caller
         */
        void check() {
            String reason = reasonToEnd();
            if (reason != null) {
                throw new Failure(FailureKind.BUSY, reason);
            }
            lastRead = clock.instant();
        }

        private @Nullable String reasonToEnd() {
            Instant now = clock.instant();
            if (Duration.between(begun, now).compareTo(settings.maxDuration()) > 0) {
                return "An export may take %s.".formatted(settings.maxDuration());
            }
            if (Duration.between(lastRead, now).compareTo(settings.idleTimeout()) > 0) {
                return "An export may wait for its caller for %s.".formatted(settings.idleTimeout());
            }
            return null;
        }

        @Override
        public void close() {
            end(this);
        }
    }
}
