package io.millrace.simulator.ingest;

import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Logs problems without flooding the log: for each topic one line in five seconds, with the number of suppressed lines
 * before it.
 */
public final class ThrottledLog {

    private static final long INTERVAL_NANOS = Duration.ofSeconds(5).toNanos();

    private final PrintStream out;
    private final Map<String, Topic> topics = new HashMap<>();

    public ThrottledLog(PrintStream out) {
        this.out = out;
    }

    synchronized void say(String topic, String message) {
        long now = System.nanoTime();
        Topic known = topics.get(topic);
        if (known != null && now - known.saidNanos < INTERVAL_NANOS) {
            known.leftOut++;
            return;
        }
        long leftOut = known == null ? 0 : known.leftOut;
        topics.put(topic, new Topic(now));
        out.println(topic + ": " + message + (leftOut == 0 ? "" : " (" + leftOut + " more before this)"));
    }

    private static final class Topic {
        private final long saidNanos;
        private long leftOut;

        Topic(long saidNanos) {
            this.saidNanos = saidNanos;
        }
    }
}
