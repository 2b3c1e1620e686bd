package io.millrace.cdc.state;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The state of the capture at one moment. Immutable. */
public sealed interface CaptureState {

    /**
     * Returns the response of {@code GET /state}.
     *
     * @param source the name of the database
     */
    CaptureReport report(String source);

    /** Whether this copy reads the database: its log, or its tables for a snapshot. */
    default boolean captures() {
        return false;
    }

    /** Whether this copy reads the database, or need not since another copy leads. */
    default boolean databaseInOrder() {
        return captures();
    }

    /** Whether the database is read and every table has the columns that its stream needs, or another copy leads. */
    default boolean ready() {
        return databaseInOrder();
    }

    /** Another copy leads. */
    record Waiting() implements CaptureState {
        @Override
        public CaptureReport report(String source) {
            return CaptureReport.of("waiting", source);
        }

        @Override
        public boolean databaseInOrder() {
            return true;
        }
    }

    /** This copy leads and isn't connected to the database's log yet. */
    record Starting(Map<String, Set<String>> missingColumns) implements CaptureState {
        @Override
        public CaptureReport report(String source) {
            return CaptureReport.of("starting", source).with(missingColumns);
        }
    }

    /** A snapshot of the tables is running. */
    record Snapshotting(SnapshotProgress progress, Map<String, Set<String>> missingColumns) implements CaptureState {
        @Override
        public CaptureReport report(String source) {
            return CaptureReport.of("snapshotting", source).with(progress).with(missingColumns);
        }

        @Override
        public boolean captures() {
            return true;
        }

        @Override
        public boolean ready() {
            return missingColumns.isEmpty();
        }
    }

    /**
     * The database's log is read.
     *
     * @param lagMs the time from the last change's commit until its capture, in milliseconds; null before the first
     *     change
     */
    record Streaming(@Nullable Long lagMs, Map<String, Set<String>> missingColumns) implements CaptureState {
        @Override
        public CaptureReport report(String source) {
            return CaptureReport.of("streaming", source).withLag(lagMs).with(missingColumns);
        }

        @Override
        public boolean captures() {
            return true;
        }

        @Override
        public boolean ready() {
            return missingColumns.isEmpty();
        }
    }

    /** The database's log was read and the connection was lost; Debezium tries to connect again. */
    record Disconnected(Map<String, Set<String>> missingColumns) implements CaptureState {
        @Override
        public CaptureReport report(String source) {
            return CaptureReport.of("disconnected", source).with(missingColumns);
        }
    }

    /**
     * Debezium or Kafka has failed. The capture starts again after 1 to 30 seconds.
     *
     * @param cause the message of the innermost exception
     */
    record Failed(String cause) implements CaptureState {
        @Override
        public CaptureReport report(String source) {
            return CaptureReport.of("failed", source).withCause(cause);
        }
    }
}
