package io.millrace.cdc;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** How the capture goes, as its own thread tells it; how far, Debezium's numbers tell. */
@Singleton
final class CaptureStatus {

    /** What this copy does. */
    enum Phase {
        /** Another copy leads. */
        WAITING,
        /** It leads and is on its way to the database. */
        STARTING,
        /** Debezium runs. */
        RUNNING,
        /** It failed and tries again in a while. */
        FAILED
    }

    private record Status(Phase phase, @Nullable String cause) {}

    private volatile Status status = new Status(Phase.STARTING, null);

    void become(Phase phase) {
        status = new Status(phase, null);
    }

    void failed(String cause) {
        status = new Status(Phase.FAILED, cause);
    }

    Phase phase() {
        return status.phase();
    }

    @Nullable
    String cause() {
        return status.cause();
    }

    boolean leads() {
        return phase() != Phase.WAITING;
    }
}
