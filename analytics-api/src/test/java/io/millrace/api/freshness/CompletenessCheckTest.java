package io.millrace.api.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamDefinition;
import io.millrace.catalog.stream.StreamName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** What a list may be made from. */
class CompletenessCheckTest {
    private static final StreamName ORDERS = new StreamName("orders");
    private static final StreamName STATUSES = new StreamName("order_statuses");
    private static final StreamName ENRICHED = new StreamName("orders_enriched");
    private static final StreamName ITEMS = new StreamName("order_items_enriched");
    private static final StreamName CROSSINGS = new StreamName("geofence_events");
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final FakeCluster cluster = new FakeCluster(StreamCatalog.load());
    private final FreshnessMonitor monitor = cluster.monitor;
    private final CompletenessCheck completeness =
            new WatermarkCompletenessCheck(monitor, cluster.freshness, cluster.clock);

    @Test
    void whatNobodyHasLookedAtIsNotKnownToBeWhole() {
        assertRefused("It isn't known whether table orders is whole", ORDERS);
    }

    @Test
    void aTableThatHasReadAllIsWhole() {
        monitor.look();
        cluster.after(2);

        assertThat(completeness.require(List.of(ORDERS), LIMIT)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aTableThatIsOlderThanTheListAllowsIsRefusedWithBothAges() {
        monitor.look();
        cluster.ends.put(ORDERS.value(), 200L);
        cluster.lookFor(11);

        assertRefused("Table orders is 11000 ms behind what was acknowledged, and may be 10000 ms behind.", ORDERS);
    }

    @Test
    void aServerThatStartedAgainIsRefusedUntilItHasReadAllAgain() {
        monitor.look();
        cluster.read.put(ORDERS.value(), 40L);
        cluster.lookFor(1);
        assertRefused("It isn't known whether table orders is whole", ORDERS);

        cluster.after(1);
        cluster.read.put(ORDERS.value(), 100L);
        monitor.look();
        assertThat(completeness.require(List.of(ORDERS), LIMIT)).isEqualTo(Duration.ZERO);
    }

    @Test
    void whilePinotCannotBeAskedNothingIsWholeForLong() {
        monitor.look();
        cluster.pinotAnswers = false;
        cluster.after(4);
        monitor.look();

        assertRefused("It isn't known whether table orders is whole", ORDERS);
    }

    @Test
    void whatWasAskedWhileAServerRestartedIsNotConfirmed() {
        monitor.look();
        Instant begun = cluster.now;
        cluster.read.put(ORDERS.value(), 40L);
        cluster.lookFor(1);
        cluster.after(1);
        cluster.read.put(ORDERS.value(), 100L);

        assertThatThrownBy(() -> completeness
                        .confirm(List.of(ORDERS), begun, LIMIT)
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(TableBehindException.class)
                .hasMessageContaining("wasn't whole all the time");
        assertThat(completeness
                        .confirm(List.of(ORDERS), cluster.now, LIMIT)
                        .toCompletableFuture()
                        .join())
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void aDerivedTableIsAsOldAsWhatTheProcessorHasNotWorkedOff() {
        monitor.look();
        cluster.ends.put(STATUSES.value(), 101L);
        cluster.read.put(STATUSES.value(), 101L);
        cluster.lookFor(5);

        assertThat(completeness.require(List.of(ENRICHED), LIMIT)).isEqualTo(Duration.ofSeconds(5));
        cluster.lookFor(6);
        assertRefused("Table orders_enriched is 11000 ms behind", ENRICHED);
        assertThat(completeness.require(List.of(STATUSES), LIMIT)).isLessThan(LIMIT);
    }

    @Test
    void whatTheProcessorSentToItselfAndHasNotReadIsMissing() {
        cluster.lookFor(1);
        cluster.ends.put(FakeCluster.ITEMS_BY_PRODUCT, 101L);
        cluster.lookFor(5);

        assertThat(completeness.require(List.of(ITEMS), LIMIT)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aTableThatIsMadeFromADerivedOneIsAsOldAsThatOnesSources() {
        FakeCluster chain = new FakeCluster(catalogWith(CROSSINGS, List.of(ENRICHED)));
        CompletenessCheck ofChain = new WatermarkCompletenessCheck(chain.monitor, chain.freshness, chain.clock);
        chain.lookFor(1);
        chain.ends.put(STATUSES.value(), 101L);
        chain.lookFor(5);

        assertThat(ofChain.require(List.of(CROSSINGS), LIMIT)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aTableWhoseTopicWasMadeAgainIsRefusedAsSuch() {
        cluster.lookFor(1);
        cluster.topicIds.put(ORDERS.value(), "second");
        cluster.lookFor(1);

        assertThatThrownBy(() -> completeness.require(List.of(ORDERS), LIMIT))
                .isInstanceOf(TableIncompleteException.class)
                .hasMessage("Table orders lacks records: its topic was deleted and made again,"
                        + " with the id second after first.");
    }

    private static StreamCatalog catalogWith(StreamName name, List<StreamName> from) {
        StreamCatalog catalog = StreamCatalog.load();
        return new StreamCatalog(
                catalog.streams().stream()
                        .map(stream -> stream.name().equals(name) ? madeFrom(stream, from) : stream)
                        .toList(),
                catalog.compactedTopics());
    }

    private static StreamDefinition madeFrom(StreamDefinition stream, List<StreamName> from) {
        return new StreamDefinition(
                stream.name(),
                stream.description(),
                stream.origin(),
                from,
                stream.keyFields(),
                stream.time(),
                stream.formats(),
                stream.topic(),
                stream.retention(),
                stream.derived(),
                stream.eventSchema(),
                stream.pinotSchema(),
                stream.table(),
                stream.samples());
    }

    private void assertRefused(String reason, StreamName table) {
        assertThatThrownBy(() -> completeness.require(List.of(table), LIMIT))
                .isInstanceOf(TableBehindException.class)
                .hasMessageStartingWith(reason);
    }
}
