package io.millrace.simulator.marketing;

import io.millrace.simulator.ingest.Ingest;
import io.millrace.simulator.ingest.Lane;
import io.millrace.simulator.ingest.LaneSettings;
import io.millrace.simulator.shop.Seed;
import io.millrace.simulator.shop.Shop;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets doings happen at an even rate, beside the orders, until it is stopped. */
public final class Marketing {

    private static final Duration LAST_ANSWERS = Duration.ofMillis(500);

    private final DoingSequence doings;
    private final Clock clock;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "marketing");
        thread.setDaemon(true);
        return thread;
    });
    private long next;

    public Marketing(Shop shop, Seed seed, String runId, Ingest ingest, Clock clock) {
        this.doings = new DoingSequence(shop, seed, runId);
        this.clock = clock;
        for (String stream : List.of("redemptions", "offers_sent", "consents")) {
            lanes.put(stream, ingest.lane(new LaneSettings(stream, 2_000, 2, 50)));
        }
    }

    /** Begins. */
    public void start(double doingsPerSecond) {
        long gapNanos = (long) (1e9 / doingsPerSecond);
        var unused = timer.scheduleAtFixedRate(this::happen, gapNanos, gapNanos, TimeUnit.NANOSECONDS);
    }

    private void happen() {
        Doing doing = doings.doing(next++);
        Lane lane = Objects.requireNonNull(lanes.get(doing.stream()));
        var unused = lane.offer(doing.event(clock.instant()), System.nanoTime());
        lane.flush();
    }

    /** Ends it, and waits a moment for the last answers. */
    public void stop() throws InterruptedException {
        timer.shutdownNow();
        for (Lane lane : lanes.values()) {
            lane.drain(LAST_ANSWERS);
        }
    }
}
