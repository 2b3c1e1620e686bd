package io.millrace.cdc.state;

/** The metrics of Debezium's engine. */
interface EngineMetrics {

    /** Whether the database's log is being read; false while Debezium starts or stops. */
    boolean connected();

    /** Whether the initial snapshot's rows are being read. */
    boolean snapshotting();

    /** The progress of the snapshot; zeros if there is none. */
    SnapshotProgress snapshot();

    /** The time from the last change's commit until its capture, in milliseconds; −1 before the first change. */
    long lagMs();
}
