package io.millrace.cdc.election;

import io.millrace.cdc.engine.Capture;
import io.millrace.cdc.engine.Captures;
import io.millrace.cdc.state.CaptureStatus;
import io.millrace.cdc.state.CaptureStatus.Phase;
import io.millrace.cdc.state.RootCause;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Captures while this copy leads. A capture that fails is opened again after a pause, which grows from 1 to 30 seconds,
 * and goes on from the position that was stored last.
 */
@Singleton
public final class Leader {

    private static final Logger LOG = LoggerFactory.getLogger(Leader.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** After a run of this length the next pause is the first one again. */
    private static final Duration LONG_RUN = Duration.ofMinutes(1);

    private final Captures captures;
    private final CaptureStatus status;
    private @Nullable Term term;

    Leader(Captures captures, CaptureStatus status) {
        this.captures = captures;
        this.status = status;
    }

    synchronized boolean leads() {
        return term != null;
    }

    synchronized void start() {
        if (term == null) {
            LOG.info("This copy leads");
            term = new Term();
            term.thread.start();
        }
    }

    /**
     * Stops the capture and waits for at most 20 seconds. After that another copy leads, and Kafka refuses this copy's
     * records.
     */
    synchronized void stop() {
        Term ending = term;
        if (ending != null) {
            ending.end();
            term = null;
            status.become(Phase.WAITING);
        }
    }

    /**
     * Requests that all rows of a table are read again.
     *
     * @param table its name without the database's
     * @return false if this copy doesn't capture
     */
    public synchronized boolean snapshot(String table) {
        Capture capture = term == null ? null : term.capture;
        return capture != null && capture.snapshot(table);
    }

    private final class Term implements Runnable {
        private static final int END_TIMEOUT_MS = 20_000;

        private final CountDownLatch over = new CountDownLatch(1);
        private final Thread thread = new Thread(this, "leader");
        private volatile @Nullable Capture capture;

        @Override
        public void run() {
            Duration pause = FIRST_PAUSE;
            while (over.getCount() > 0) {
                long startedAt = System.nanoTime();
                try {
                    captureOnce();
                } catch (InterruptedException e) {
                    return;
                } catch (Exception | Error e) {
                    status.failed(RootCause.message(e));
                    LOG.warn("The capture has failed; next try in {}", pause, e);
                }
                if (System.nanoTime() - startedAt > LONG_RUN.toNanos()) {
                    pause = FIRST_PAUSE;
                }
                if (pausedOrOver(pause)) {
                    return;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }

        private void captureOnce() throws Exception {
            status.become(Phase.STARTING);
            try (Capture running = captures.open()) {
                capture = running;
                if (over.getCount() > 0) {
                    running.run();
                }
            } finally {
                capture = null;
            }
        }

        private boolean pausedOrOver(Duration pause) {
            try {
                return over.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                return true;
            }
        }

        void end() {
            over.countDown();
            Capture running = capture;
            if (running != null) {
                running.stop();
            }
            try {
                thread.join(END_TIMEOUT_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
