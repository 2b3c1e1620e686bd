package io.millrace.simulator.marketing;

import io.millrace.simulator.ingest.Ingest;
import io.millrace.simulator.ingest.Outbox;
import io.millrace.simulator.ingest.OutboxSettings;
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

/** Posts marketing events at an even rate, beside the orders, until it is stopped. */
public final class Marketing {

    private static final Duration LAST_ANSWERS = Duration.ofMillis(500);

    private final MarketingEventSequence doings;
    private final Clock clock;
    private final Map<String, Outbox> lanes = new LinkedHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "marketing");
        thread.setDaemon(true);
        return thread;
    });
    private long next;

    public Marketing(Shop shop, Seed seed, String runId, Ingest ingest, Clock clock) {
        this.doings = new MarketingEventSequence(shop, seed, runId);
        this.clock = clock;
        for (String stream : List.of("redemptions", "offers_sent", "consents")) {
            lanes.put(stream, ingest.lane(new OutboxSettings(stream, 2_000, 2, 50)));
        }
    }

    /** Starts posting. */
    public void start(double doingsPerSecond) {
        long gapNanos = (long) (1e9 / doingsPerSecond);
        var unused = timer.scheduleAtFixedRate(this::happen, gapNanos, gapNanos, TimeUnit.NANOSECONDS);
    }

    private void happen() {
        MarketingEvent doing = doings.doing(next++);
        Outbox lane = Objects.requireNonNull(lanes.get(doing.stream()));
        var unused = lane.offer(doing.event(clock.instant()), System.nanoTime());
        lane.flush();
    }

    /** Stops posting, and waits a moment for the last responses. */
    public void stop() throws InterruptedException {
        timer.shutdownNow();
        for (Outbox lane : lanes.values()) {
            lane.drain(LAST_ANSWERS);
        }
    }
}
