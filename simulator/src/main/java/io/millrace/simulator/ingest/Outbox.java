package io.millrace.simulator.ingest;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * The shop's outbox for one stream: what is offered waits in a bounded backlog and goes out in batches, so many at a
 * time.
 *
 * <p>Offering never blocks, so a slow ingest doesn't slow the shop. When the backlog is full the newest event is shed:
 * it is counted and reported. A full batch is sent immediately, a part of one when {@link #flush()} is called.
 */
public final class Outbox {

    private final OutboxSettings settings;
    private final Poster poster;
    private final ThrottledLog notices;

    private final Deque<Event> backlog = new ArrayDeque<>();
    private int slotsTaken;
    private boolean draining;
    private long offered;
    private long shed;
    private int inFlight;
    private long stored;
    private long refused;
    private long givenUp;
    private long retries;
    private Histogram latencyMicros = new Histogram(2);

    Outbox(OutboxSettings settings, Poster poster, ThrottledLog notices) {
        this.settings = settings;
        this.poster = poster;
        this.notices = notices;
    }

    /**
     * Takes an event for posting.
     *
     * @param json one object on one line
     * @param atNanos when it happened, on the clock of {@link System#nanoTime()}; its latency counts from there, time in
     *     the backlog and in retries included
     * @return false if the backlog is full and the event was shed
     */
    public boolean offer(byte[] json, long atNanos) {
        synchronized (this) {
            offered++;
            if (backlog.size() >= settings.backlog()) {
                shed++;
                say("shed", "the backlog of " + settings.backlog() + " events is full, new ones are dropped");
                return false;
            }
            backlog.add(new Event(json, atNanos));
        }
        sendFullBatches();
        return true;
    }

    /** Sends what waits, also if it doesn't fill a batch. */
    public void flush() {
        send(1);
    }

    /**
     * Sends all that waits, and waits for the answers.
     *
     * @return true if all was answered for good within that time
     */
    public boolean drain(Duration within) throws InterruptedException {
        synchronized (this) {
            draining = true;
        }
        flush();
        long deadline = System.nanoTime() + within.toNanos();
        synchronized (this) {
            while (inFlight > 0 || !backlog.isEmpty()) {
                long leftNanos = deadline - System.nanoTime();
                if (leftNanos <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, leftNanos);
            }
            return true;
        }
    }

    /** Where the events are now. */
    public synchronized OutboxCounts counts() {
        return new OutboxCounts(offered, shed, backlog.size(), inFlight, stored, refused, givenUp, retries);
    }

    /** Microseconds from happening to acknowledgement, of the events acknowledged since the last call. */
    public synchronized Histogram takeLatencies() {
        Histogram taken = latencyMicros;
        latencyMicros = new Histogram(2);
        return taken;
    }

    private void sendFullBatches() {
        send(settings.batch());
    }

    private void send(int atLeast) {
        for (Optional<List<Event>> batch = take(atLeast); batch.isPresent(); batch = take(atLeast)) {
            post(batch.get());
        }
    }

    private synchronized Optional<List<Event>> take(int atLeast) {
        if (slotsTaken == settings.slots() || backlog.size() < atLeast) {
            return Optional.empty();
        }
        List<Event> batch = new ArrayList<>();
        while (batch.size() < settings.batch() && !backlog.isEmpty()) {
            batch.add(backlog.remove());
        }
        slotsTaken++;
        inFlight += batch.size();
        return Optional.of(batch);
    }

    private void post(List<Event> batch) {
        Post post = new Post(
                settings.stream(), batch.stream().map(event -> event.json).toList());
        var unused = poster.send(post, reason -> retried(post, reason)).thenAccept(outcome -> settle(batch, outcome));
    }

    private synchronized void retried(Post post, String reason) {
        retries++;
        say("retried", reason + "; request " + post.requestId() + " will be sent again");
    }

    private void settle(List<Event> batch, Outcome outcome) {
        boolean drainingNow;
        synchronized (this) {
            slotsTaken--;
            inFlight -= batch.size();
            count(batch, outcome);
            drainingNow = draining;
            notifyAll();
        }
        if (drainingNow) {
            flush();
        } else {
            sendFullBatches();
        }
    }

    private void count(List<Event> batch, Outcome outcome) {
        if (outcome instanceof Outcome.Taken taken) {
            stored += taken.stored();
            refused += taken.refused();
            long now = System.nanoTime();
            batch.forEach(event -> latencyMicros.recordValue(Math.max(0, (now - event.atNanos) / 1000)));
            if (taken.refused() > 0) {
                say("refused", taken.refused() + " of " + batch.size() + ": " + taken.reason());
            }
        } else if (outcome instanceof Outcome.Refused all) {
            refused += batch.size();
            say("refused", "all " + batch.size() + ": " + all.reason());
        } else if (outcome instanceof Outcome.GivenUp last) {
            givenUp += batch.size();
            say("GIVEN UP", batch.size() + " events are lost: " + last.reason());
        } else {
            throw new IllegalStateException("an outcome that nobody counts: " + outcome);
        }
    }

    private void say(String what, String message) {
        notices.say(settings.stream() + ' ' + what, message);
    }

    private static final class Event {
        private final byte[] json;
        private final long atNanos;

        Event(byte[] json, long atNanos) {
            this.json = json;
            this.atNanos = atNanos;
        }
    }
}
