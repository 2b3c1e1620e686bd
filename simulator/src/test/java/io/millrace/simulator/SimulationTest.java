package io.millrace.simulator;

import static io.millrace.simulator.ingest.ScriptedServer.answer;
import static io.millrace.simulator.ingest.ScriptedServer.hangUp;
import static io.millrace.simulator.ingest.ScriptedServer.silence;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.simulator.ingest.Ingest;
import io.millrace.simulator.ingest.Outbox;
import io.millrace.simulator.ingest.OutboxSettings;
import io.millrace.simulator.ingest.RetryPolicy;
import io.millrace.simulator.ingest.ScriptedServer;
import io.millrace.simulator.ingest.ThrottledLog;
import io.millrace.simulator.orders.OrderSequence;
import io.millrace.simulator.orders.StatusTimes;
import io.millrace.simulator.shop.Seed;
import io.millrace.simulator.shop.Shop;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final Seed SEED = new Seed(7);
    private static final Instant OPENED = Instant.parse("2026-11-20T17:20:00Z");
    private static final OrderSequence SEQUENCE =
            new OrderSequence(Shop.of(SEED), SEED, "test", new StatusTimes(30, 25));
    private static final RetryPolicy QUICK = new RetryPolicy(
            Duration.ofMillis(2), Duration.ofMillis(10), Duration.ofMillis(200), Duration.ofSeconds(30));

    private final CountDownLatch stop = new CountDownLatch(1);

    @Test
    void theSameOrdersArePostedHoweverTheApiAnswersAndHoweverTheThreadIsHeldUp() throws Exception {
        try (ScriptedServer prompt = new ScriptedServer();
                ScriptedServer troubled = new ScriptedServer(answer(503, ""), silence(), hangUp(), answer(429, ""))) {
            Shopfloor steady = new Shopfloor(prompt, new OutboxSettings("orders", 1000, 4, 1));
            Shopfloor heldUp = new Shopfloor(troubled, new OutboxSettings("orders", 1000, 4, 1));

            for (int ms = 0; ms <= 10_000; ms += 10) {
                steady.advanceTo(Duration.ofMillis(ms));
            }
            heldUp.advanceTo(Duration.ofSeconds(10));

            assertThat(steady.drained("orders")).hasSizeBetween(100, 220).doesNotHaveDuplicates();
            assertThat(heldUp.drained("orders")).containsExactlyElementsOf(steady.drained("orders"));
            assertThat(heldUp.drained("order_statuses")).containsExactlyElementsOf(steady.drained("order_statuses"));
            assertThat(heldUp.drained("delivery_statuses"))
                    .containsExactlyElementsOf(steady.drained("delivery_statuses"));
        }
    }

    @Test
    void anOrderThatWasShedHasNoStatuses() throws Exception {
        try (ScriptedServer server = new ScriptedServer(silence())) {
            Shopfloor floor = new Shopfloor(server, new OutboxSettings("orders", 2, 1, 1));

            floor.advanceTo(Duration.ofMinutes(10));

            assertThat(floor.simulation.orders().shed()).isGreaterThan(9_000);
            assertThat(floor.simulation.orders().waiting()).isLessThanOrEqualTo(2);
            assertThat(floor.drained("order_statuses").stream()
                            .filter(status -> status.contains("PLACED_ORDER"))
                            .count())
                    .isEqualTo(floor.drained("orders").size());
        }
    }

    @Test
    void aRunOfSomeOrdersEndsWhenTheLastIsDelivered() throws Exception {
        try (ScriptedServer server = new ScriptedServer(answer(503, ""))) {
            OrderSequence fast = new OrderSequence(Shop.of(SEED), SEED, "test", new StatusTimes(1000, 25));
            Shopfloor floor = new Shopfloor(server, new OutboxSettings("orders", 100, 4, 1), fast, 5);

            floor.simulation.run(Duration.ofHours(1));

            assertThat(floor.simulation.orders().stored()).isEqualTo(5);
            assertThat(floor.simulation.openOrders()).isZero();
            assertThat(floor.drained("order_statuses").stream()
                            .filter(status -> status.matches(".*(DELIVERED|CANCELLED).*"))
                            .count())
                    .isEqualTo(5);
        }
    }

    @Test
    void aStopEndsIt() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            Shopfloor floor = new Shopfloor(server, new OutboxSettings("orders", 100, 4, 1));
            stop.countDown();

            floor.simulation.run(Duration.ofHours(1));

            assertThat(floor.simulation.orders().offered()).isZero();
        }
    }

    /** A simulation whose clock is moved by hand. */
    private final class Shopfloor {
        private final ScriptedServer server;
        private final Outbox orders;
        private final Outbox statuses;
        private final Outbox positions;
        private final Simulation simulation;

        Shopfloor(ScriptedServer server, OutboxSettings orders) {
            this(server, orders, SEQUENCE, Long.MAX_VALUE);
        }

        Shopfloor(ScriptedServer server, OutboxSettings orders, OrderSequence sequence, long limit) {
            this.server = server;
            ThrottledLog silent =
                    new ThrottledLog(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
            Ingest ingest = new Ingest(server.api(), QUICK, silent);
            this.orders = ingest.lane(orders);
            this.statuses = ingest.lane(new OutboxSettings("order_statuses", 100_000, 2, 500));
            this.positions = ingest.lane(new OutboxSettings("delivery_statuses", 100_000, 2, 500));
            this.simulation = new Simulation(
                    new ShopTimeline(sequence, 16, limit, Shop.LOCATION, Duration.ofSeconds(1)),
                    this.orders,
                    statuses,
                    positions,
                    Clock.systemUTC(),
                    stop);
        }

        void advanceTo(Duration elapsed) {
            simulation.advanceTo(elapsed.toNanos(), System.nanoTime() - elapsed.toNanos(), OPENED.plus(elapsed));
        }

        /** What the server has when everything is through, sorted, as answers come in any order. */
        List<String> drained(String stream) throws InterruptedException {
            assertThat(orders.drain(Duration.ofSeconds(20))).isTrue();
            assertThat(statuses.drain(Duration.ofSeconds(20))).isTrue();
            assertThat(positions.drain(Duration.ofSeconds(20))).isTrue();
            return server.events(stream).stream().distinct().sorted().toList();
        }
    }
}
