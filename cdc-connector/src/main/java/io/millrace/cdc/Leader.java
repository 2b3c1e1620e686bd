package io.millrace.cdc;

import io.millrace.cdc.CaptureStatus.Phase;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Captures while this copy leads: whatever fails is tried again after a while, from the last stored position. */
@Singleton
final class Leader {

    private static final Logger LOG = LoggerFactory.getLogger(Leader.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** A run as long as this was a success, and the next failure is a new one. */
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

    /** Returns when nothing is written any more, or after a while: then Kafka refuses what is written still. */
    synchronized void stop() {
        Term ending = term;
        if (ending != null) {
            ending.end();
            term = null;
            status.become(Phase.WAITING);
        }
    }

    /** Asks for the rows of a table anew; false when nothing is being captured. */
    synchronized boolean snapshot(String table) {
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
                } catch (Exception e) {
                    status.failed(String.valueOf(e.getMessage()));
                    LOG.warn("Capturing has failed; next try in {}", pause, e);
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
