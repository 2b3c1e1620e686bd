package io.millrace.api.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.api.freshness.TableFreshness.State;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an answer says of its freshness, and what isn't answered. */
class FreshnessTest {
    private static final StreamName ORDERS = new StreamName("orders");
    private static final StreamName ITEMS = new StreamName("order_items_enriched");

    private final FakeCluster cluster = new FakeCluster(StreamCatalog.load());

    @Test
    void beforeTheFirstLookNothingIsAnswered() {
        assertThat(cluster.monitor.hasLooked()).isFalse();
        assertRefused(
                ORDERS,
                TableBehindException.class,
                "Table orders has not been seen whole since this copy of the service started.");

        cluster.monitor.look();

        assertThat(cluster.monitor.hasLooked()).isTrue();
        assertThat(age(ORDERS)).isEqualTo(Duration.ZERO);
    }

    @Test
    void aCopyThatCannotAskPinotFromItsStartOnAnswersNothing() {
        cluster.pinotAnswers = false;
        cluster.lookFor(60);

        assertThat(cluster.monitor.hasLooked()).isTrue();
        assertRefused(
                ORDERS,
                TableBehindException.class,
                "Table orders has not been seen whole since this copy of the service started.");
    }

    @Test
    void whenPinotCannotBeAskedAnyMoreNothingIsSaidOfTheFreshness() {
        cluster.lookFor(1);
        cluster.pinotAnswers = false;
        cluster.lookFor(60);

        assertThat(age(ORDERS)).isNull();
    }

    @Test
    void whileTheStreamProcessorStandsWhatItMakesGrowsOldAndIsThenRefused() {
        cluster.lookFor(1);
        cluster.ends.put("orders", 101L);
        cluster.read.put("orders", 101L);
        cluster.lookFor(20);
        assertThat(age(ITEMS)).isEqualTo(Duration.ofSeconds(20));
        assertThat(age(ORDERS)).isEqualTo(Duration.ZERO);

        cluster.lookFor(11);

        assertRefused(
                ITEMS,
                TableBehindException.class,
                "Table order_items_enriched is reading what has come in; it was not whole in the last PT30S.");
    }

    @Test
    void aTableWhoseTopicWasMadeAgainIsRefusedUntilItIsBroughtToTheNewOne() {
        cluster.recorded.put("orders", "first@1");
        cluster.lookFor(1);
        cluster.topicIds.put("orders", "second");
        cluster.ends.put("orders", 3L);
        cluster.lookFor(1);

        assertThat(cluster.freshness.state(ORDERS, cluster.now).state()).isEqualTo(State.TOPIC_REPLACED);
        assertRefused(
                ORDERS,
                TableIncompleteException.class,
                "Table orders lacks records: its topic was deleted and made again, with the id second after first.");

        cluster.recorded.put("orders", "second@2");
        cluster.read.put("orders", 3L);
        cluster.lookFor(1);

        assertThat(age(ORDERS)).isEqualTo(Duration.ZERO);
    }

    @Test
    void aTableThatNobodyAsksIsPolledLessOftenAndItsFreshnessStaysKnown() {
        cluster.runFor(1);
        cluster.polled.clear();

        for (int second = 0; second < 30; second++) {
            cluster.runFor(1);
            age(ORDERS);
        }

        assertThat(cluster.polled).filteredOn("orders"::equals).hasSize(59);
        assertThat(cluster.polled).filteredOn("products"::equals).hasSize(20);
        assertThat(age(new StreamName("products"))).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void theFreshnessOfATableThatNobodyAsksStaysKnownAtAnyInterval() {
        for (int interval = 100; interval <= 2_000; interval += 100) {
            FakeCluster seldom = new FakeCluster(StreamCatalog.load(), Duration.ofMillis(interval));
            seldom.monitor.look();
            seldom.runFor(20);
            seldom.polled.clear();

            seldom.runFor(20);

            assertThat(seldom.polled).filteredOn("products"::equals).hasSizeGreaterThanOrEqualTo(9);
        }
    }

    @Test
    void aTableThatIsBehindIsPolledOftenThoughNobodyAsks() {
        cluster.runFor(1);
        cluster.ends.put("products", 101L);
        cluster.runFor(60);

        assertIsPolledTwiceASecond();
    }

    @Test
    void aTableWhoseServerIsAwayIsPolledOftenThoughNobodyAsks() {
        cluster.runFor(1);
        cluster.pinotAnswers = false;
        cluster.runFor(2);

        assertIsPolledTwiceASecond();
    }

    private void assertIsPolledTwiceASecond() {
        cluster.polled.clear();

        cluster.runFor(10);

        assertThat(cluster.polled).filteredOn("products"::equals).hasSize(20);
    }

    @Test
    void theLimitHasBounds() {
        assertThatThrownBy(() -> new Freshness(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("millrace.freshness.limit: must be from PT1S to PT1H, was PT-1S");
    }

    private @Nullable Duration age(StreamName table) {
        return cluster.freshness.require(table, cluster.now, cluster.now);
    }

    private void assertRefused(StreamName table, Class<? extends RuntimeException> kind, String message) {
        assertThatThrownBy(() -> age(table)).isInstanceOf(kind).hasMessage(message);
    }
}
