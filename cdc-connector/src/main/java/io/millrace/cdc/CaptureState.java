package io.millrace.cdc;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the capture goes.
 *
 * @param state waiting (another copy leads), starting, snapshotting, streaming, disconnected (the database is away and
 *     tried again) or failed (and tried again)
 * @param cause why it failed
 * @param snapshot how far the snapshot is, while there is one
 * @param lagMs how late the last change was captured after its commit; MariaDB tells commits to the second only
 */
record CaptureState(
        String state, String source, @Nullable String cause, @Nullable Snapshot snapshot, @Nullable Long lagMs) {

    /** How far a snapshot is. */
    record Snapshot(int tables, int tablesLeft, Map<String, Long> rowsScanned) {}

    boolean ready() {
        return state.equals("waiting") || captures();
    }

    /** Whether this copy reads the database. */
    boolean captures() {
        return state.equals("snapshotting") || state.equals("streaming");
    }

    static CaptureState of(CaptureStatus status, SourceMetrics metrics, CdcSettings settings) {
        String source = settings.toString();
        return switch (status.phase()) {
            case WAITING -> new CaptureState("waiting", source, null, null, null);
            case STARTING -> new CaptureState("starting", source, null, null, null);
            case FAILED -> new CaptureState("failed", source, status.cause(), null, null);
            case RUNNING -> running(source, status, metrics);
        };
    }

    private static CaptureState running(String source, CaptureStatus status, SourceMetrics metrics) {
        if (metrics.snapshotting()) {
            Snapshot snapshot = new Snapshot(metrics.tables(), metrics.tablesLeft(), metrics.rowsScanned());
            return new CaptureState("snapshotting", source, null, snapshot, null);
        }
        if (!metrics.connected()) {
            // Between the snapshot's last row and the log's first there is a while without a connection
            return new CaptureState(status.hasStreamed() ? "disconnected" : "starting", source, null, null, null);
        }
        status.streams();
        long lagMs = metrics.lagMs();
        return new CaptureState("streaming", source, null, null, lagMs < 0 ? null : lagMs);
    }
}
