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
 * Lets so many exports run at once, each for so long, and each only while its caller takes it. One that has had its time is
 * broken off when it is next read; until then it counts no more, so that callers who stopped reading keep nobody out.
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

    /** @throws Failure of kind {@code BUSY} where as many exports run as may */
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

    /** What an export runs by; to be closed when it is over. */
    final class Permit implements AutoCloseable {
        private final Instant begun;
        private volatile Instant lastRead;

        private Permit(Instant begun) {
            this.begun = begun;
            this.lastRead = begun;
        }

        /**
         * Goes on with the export.
         *
         * @throws Failure of kind {@code BUSY} where it has had its time
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
