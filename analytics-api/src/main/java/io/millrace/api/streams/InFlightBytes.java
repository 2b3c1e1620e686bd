package io.millrace.api.streams;

import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import java.util.concurrent.atomic.AtomicLong;

/** Limits the memory of all requests together. */
final class InFlightBytes {
    private final AtomicLong held = new AtomicLong();
    private final long most;

    InFlightBytes(long most) {
        this.most = most;
    }

    /** Creates the share of one request, which is empty. */
    Share share() {
        return new Share();
    }

    long held() {
        return held.get();
    }

    /** The bytes that one request holds. A share grows, and is released as a whole. */
    final class Share implements AutoCloseable {
        private long bytes;
        private boolean closed;

        /**
         * Reserves more bytes.
         *
         * @throws Failure {@code INGEST_BUSY} if there is no room; the share then keeps its bytes
         */
        synchronized void grow(long more) {
            if (closed || held.addAndGet(more) > most) {
                held.addAndGet(closed ? 0 : -more);
                throw new Failure(
                        FailureKind.INGEST_BUSY, "The service has no memory for more events; nothing was stored.");
            }
            bytes += more;
        }

        /** Releases all bytes. Further calls do nothing. */
        @Override
        public synchronized void close() {
            held.addAndGet(-bytes);
            bytes = 0;
            closed = true;
        }
    }
}
