package io.millrace.api.streams;

import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps what all requests hold together within a bound, whatever comes in at once. */
final class InFlightBytes {
    private final AtomicLong held = new AtomicLong();
    private final long most;

    InFlightBytes(long most) {
        this.most = most;
    }

    /**
     * Makes room for a body.
     *
     * @throws Failure of kind {@code INGEST_BUSY} when there is none
     */
    void reserve(long bytes) {
        if (held.addAndGet(bytes) > most) {
            held.addAndGet(-bytes);
            throw new Failure(FailureKind.INGEST_BUSY, "The service holds as much as it may; nothing was stored.");
        }
    }

    long held() {
        return held.get();
    }

    void release(long bytes) {
        held.addAndGet(-bytes);
    }
}
