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

    private volatile boolean streamed;
    private volatile Status status = new Status(Phase.STARTING, null);

    /** The log was being read since Debezium runs; what isn't connected now was it before. */
    void streams() {
        streamed = true;
    }

    boolean hasStreamed() {
        return streamed;
    }

    void become(Phase phase) {
        streamed = false;
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
