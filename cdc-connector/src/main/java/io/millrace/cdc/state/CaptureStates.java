package io.millrace.cdc.state;

import io.millrace.cdc.settings.CdcSettings;
import io.millrace.cdc.state.CaptureStatus.Phase;
import io.millrace.cdc.state.CaptureStatus.Status;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;

/** Derives the state of the capture from the notes of its threads and Debezium's metrics. */
@Singleton
public final class CaptureStates {

    private final CdcSettings settings;
    private final CaptureStatus status;
    private final EngineMetrics metrics;

    CaptureStates(CdcSettings settings, CaptureStatus status, EngineMetrics metrics) {
        this.settings = settings;
        this.status = status;
        this.metrics = metrics;
    }

    /** The state now, as {@code GET /state} shows it. */
    public CaptureReport report() {
        return current().report(settings.toString());
    }

    /** The state now. */
    public CaptureState current() {
        Status seen = status.current();
        return switch (seen.phase()) {
            case WAITING -> new CaptureState.Waiting();
            case STARTING -> new CaptureState.Starting(Map.of());
            case FAILED -> new CaptureState.Failed(String.valueOf(seen.cause()));
            case RUNNING -> running(seen, status.missingColumns());
        };
    }

    private CaptureState running(Status seen, Map<String, Set<String>> missingColumns) {
        if (metrics.snapshotting()) {
            return new CaptureState.Snapshotting(metrics.snapshot(), missingColumns);
        }
        if (metrics.connected()) {
            long lagMs = metrics.lagMs();
            return new CaptureState.Streaming(lagMs < 0 ? null : lagMs, missingColumns);
        }
        // Between the snapshot's last row and the first connection to the log nothing is connected nor wrong
        return seen.wasConnected()
                ? new CaptureState.Disconnected(missingColumns)
                : new CaptureState.Starting(missingColumns);
    }

    /** Records whether the log is read, to distinguish a lost connection from one that was never made. */
    void noteConnection() {
        Status seen = status.current();
        if (seen.phase() == Phase.RUNNING && !seen.wasConnected() && !metrics.snapshotting() && metrics.connected()) {
            status.connected(seen);
        }
    }
}
