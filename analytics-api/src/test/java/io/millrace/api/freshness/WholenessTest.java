package io.millrace.api.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.catalog.StreamCatalog;
import io.millrace.catalog.StreamName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a list may be made from: Kafka, Pinot and the stream processor are maps of offsets here. */
class WholenessTest {
    private static final StreamName ORDERS = new StreamName("orders");
    private static final StreamName STATUSES = new StreamName("order_statuses");
    private static final StreamName ENRICHED = new StreamName("orders_enriched");
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Map<StreamName, Long> ends = new HashMap<>();
    private final Map<StreamName, Long> read = new HashMap<>();
    private final Map<StreamName, Long> committed = new HashMap<>();
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private boolean pinotAnswers = true;
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private final Freshness freshness = new Freshness(Duration.ofSeconds(30));
    private final FreshnessMonitor monitor = new FreshnessMonitor(
            StreamCatalog.load(),
            new Sources(
                    topic -> CompletableFuture.completedFuture(Map.of(0, ends.get(new StreamName(topic)))),
                    (group, topic) -> CompletableFuture.completedFuture(Map.of(
                            0, group.equals("millrace-orders_enriched") ? committed.get(new StreamName(topic)) : 0)),
                    clock),
            topic -> CompletableFuture.completedFuture(Map.of(0, ends.get(new StreamName(topic)))),
            table -> pinotAnswers
                    ? CompletableFuture.completedFuture(Map.of(0, read.get(new StreamName(table))))
                    : CompletableFuture.failedFuture(new TimeoutException()),
            freshness,
            clock);
    private final Wholeness wholeness = new WatchedWholeness(monitor, freshness, clock);

    @BeforeEach
    void allIsIn() {
        StreamCatalog.load().streams().forEach(stream -> {
            ends.put(stream.name(), 100L);
            read.put(stream.name(), 100L);
            committed.put(stream.name(), 100L);
        });
    }

    @Test
    void whatNobodyHasLookedAtIsNotKnownToBeWhole() {
        assertRefused("It isn't known whether table orders is whole", ORDERS);
    }

    @Test
    void aTableThatHasReadAllIsWhole() {
        monitor.look();
        after(2);

        assertThat(wholeness.demand(List.of(ORDERS), LIMIT)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aTableThatIsOlderThanTheListAllowsIsRefusedWithBothAges() {
        monitor.look();
        ends.put(ORDERS, 200L);
        for (int second = 0; second < 11; second++) {
            after(1);
            monitor.look();
        }

        assertRefused("Table orders is 11000 ms behind what was acknowledged, and may be 10000 ms behind.", ORDERS);
    }

    @Test
    void aServerThatStartedAgainIsRefusedUntilItHasReadAllAgain() {
        monitor.look();
        after(1);
        read.put(ORDERS, 40L);
        monitor.look();
        assertRefused("It isn't known whether table orders is whole", ORDERS);

        after(1);
        read.put(ORDERS, 100L);
        monitor.look();
        assertThat(wholeness.demand(List.of(ORDERS), LIMIT)).isEqualTo(Duration.ZERO);
    }

    @Test
    void whilePinotCannotBeAskedNothingIsWholeForLong() {
        monitor.look();
        pinotAnswers = false;
        after(4);
        monitor.look();

        assertRefused("It isn't known whether table orders is whole", ORDERS);
    }

    @Test
    void whatWasAskedWhileAServerRestartedIsNotConfirmed() {
        monitor.look();
        Instant begun = now;
        after(1);
        read.put(ORDERS, 40L);
        monitor.look();
        after(1);
        read.put(ORDERS, 100L);

        assertThatThrownBy(() -> wholeness
                        .confirm(List.of(ORDERS), begun, LIMIT)
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(Failure.class)
                .hasMessageContaining("wasn't whole all the time");
        assertThat(wholeness
                        .confirm(List.of(ORDERS), now, LIMIT)
                        .toCompletableFuture()
                        .join())
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void aDerivedTableIsAsOldAsWhatTheProcessorHasNotWorkedOff() {
        monitor.look();
        ends.put(STATUSES, 101L);
        read.put(STATUSES, 101L);
        for (int second = 0; second < 5; second++) {
            after(1);
            monitor.look();
        }

        assertThat(wholeness.demand(List.of(ENRICHED), LIMIT)).isEqualTo(Duration.ofSeconds(5));
        for (int second = 0; second < 6; second++) {
            after(1);
            monitor.look();
        }
        assertRefused("Table orders_enriched is 11000 ms behind", ENRICHED);
        assertThat(wholeness.demand(List.of(STATUSES), LIMIT)).isLessThan(LIMIT);
    }

    private void after(int seconds) {
        now = now.plusSeconds(seconds);
    }

    private void assertRefused(String reason, StreamName table) {
        assertThatThrownBy(() -> wholeness.demand(List.of(table), LIMIT))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.CATCHING_UP);
                    assertThat(failure.detail()).startsWith(reason);
                });
    }
}
