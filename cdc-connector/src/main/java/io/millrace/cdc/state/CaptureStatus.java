package io.millrace.cdc.state;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The notes of this copy's threads about the capture. Thread-safe; reading changes nothing. {@link CaptureStates} adds
 * Debezium's metrics.
 */
@Singleton
public final class CaptureStatus {

    /** The phases of this copy. */
    public enum Phase {
        /** Another copy leads. */
        WAITING,
        /** This copy leads, and Debezium doesn't run yet. */
        STARTING,
        /** Debezium runs. */
        RUNNING,
        /** The capture failed. It starts again after 1 to 30 seconds. */
        FAILED
    }

    /**
     * One phase.
     *
     * @param cause why it failed; null unless {@code phase} is FAILED
     * @param wasConnected whether the database's log has been read since this phase began
     */
    record Status(Phase phase, @Nullable String cause, boolean wasConnected) {}

    private static final Logger LOG = LoggerFactory.getLogger(CaptureStatus.class);

    private final Map<String, Set<String>> missingColumns = new ConcurrentSkipListMap<>();
    private volatile Status status = new Status(Phase.STARTING, null, false);

    /** Begins a phase. */
    public synchronized void become(Phase phase) {
        status = new Status(phase, null, false);
    }

    /** Begins the phase {@link Phase#FAILED}. */
    public synchronized void failed(String cause) {
        status = new Status(Phase.FAILED, cause, false);
    }

    /** Records that the database's log is read, unless a new phase has begun since {@code seen}. */
    @SuppressWarnings("ReferenceEquality") // the same phase, and not another one that is equal
    synchronized void connected(Status seen) {
        if (status == seen) {
            status = new Status(seen.phase(), seen.cause(), true);
        }
    }

    /** Records the columns that a table lacks; an empty set if it has all. */
    public void missingColumns(String table, Set<String> columns) {
        Set<String> before = columns.isEmpty() ? missingColumns.remove(table) : missingColumns.put(table, columns);
        if (!columns.isEmpty() && !columns.equals(before)) {
            LOG.error(
                    "A table lacks columns that its stream needs: its rows are kept as failed. table={} columns={}",
                    table,
                    columns);
        }
    }

    /** Returns the missing columns by table. Tables with all columns aren't in it. */
    public Map<String, Set<String>> missingColumns() {
        return Map.copyOf(missingColumns);
    }

    Status current() {
        return status;
    }

    public Phase phase() {
        return current().phase();
    }

    /** Returns the cause of the failure; null unless the phase is FAILED. */
    public @Nullable String cause() {
        return current().cause();
    }

    boolean leads() {
        return phase() != Phase.WAITING;
    }
}
