package io.millrace.cdc.state;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a {@link CaptureState}. Members that are null are left out.
 *
 * @param state waiting (another copy leads), starting, snapshotting, streaming, disconnected (the connection is lost
 *     and tried again) or failed (and tried again)
 * @param source the database's kind, host, port and name
 * @param cause the cause of a failure
 * @param snapshot the progress of the snapshot, while there is one
 * @param missingColumns by table, the columns that its stream needs and it lacks; rows of such a table become failed
 *     events; null if no column is missing
 * @param lagMs the time from the last change's commit until its capture, in milliseconds. MariaDB reports the time of a
 *     commit in whole seconds
 */
public record CaptureReport(
        String state,
        String source,
        @Nullable String cause,
        @Nullable SnapshotProgress snapshot,
        @Nullable Map<String, Set<String>> missingColumns,
        @Nullable Long lagMs) {

    static CaptureReport of(String state, String source) {
        return new CaptureReport(state, source, null, null, null, null);
    }

    CaptureReport withCause(String text) {
        return new CaptureReport(state, source, text, snapshot, missingColumns, lagMs);
    }

    CaptureReport withLag(@Nullable Long ms) {
        return new CaptureReport(state, source, cause, snapshot, missingColumns, ms);
    }

    CaptureReport with(SnapshotProgress progress) {
        return new CaptureReport(state, source, cause, progress, missingColumns, lagMs);
    }

    CaptureReport with(Map<String, Set<String>> columns) {
        return new CaptureReport(state, source, cause, snapshot, columns.isEmpty() ? null : columns, lagMs);
    }
}
