package io.millrace.it.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.it.PinotSql;
import io.millrace.it.RowDifferences;
import io.millrace.it.SharedProcessor;
import io.millrace.it.SharedStack;
import io.millrace.localstack.StackComponent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** While a shop posts all the time, processes die. Afterwards each row is there once and right. */
@Isolated("it kills Kafka and the stream processor")
class ProcessorFaultsIT {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_KILLS = 5;
    private static final long SEED = 1;

    @BeforeEach
    void start() {
        SharedProcessor.start();
    }

    @Test
    @Tag("long")
    void killedInTheMiddleOfWritingItLosesAndDoublesNothing() {
        BusyShop shop = BusyShop.open(SEED);
        try (shop;
                Transactions transactions = new Transactions("orders_enriched")) {
            boolean wasCut = false;
            for (int kills = 0; !wasCut && kills < MOST_KILLS; kills++) {
                awaitWriting(transactions);
                SharedProcessor.kill();
                wasCut = transactions.isOneOpen();
                shop.awaitMoreOrders();
                SharedProcessor.start();
            }
            assertThat(wasCut).as("a transaction was cut").isTrue();
            shop.publish("late");
            shop.awaitMoreOrders();
        }

        assertThatAllIsEnriched(shop);
    }

    @Test
    void whenKafkaIsKilledUnderItItLosesAndDoublesNothing() {
        BusyShop shop = BusyShop.open(SEED + 1);
        try (shop;
                Transactions transactions = new Transactions("orders_enriched")) {
            shop.awaitMoreOrders();
            awaitWriting(transactions);
            SharedStack.get().kill(StackComponent.KAFKA);
            SharedStack.get().start(StackComponent.KAFKA);
            shop.awaitMoreOrders();
            shop.publish("late");
            shop.awaitMoreOrders();
        }

        assertThatAllIsEnriched(shop);
    }

    @Test
    void withItsStateLostItReadsItAgainAndKnowsWhatItHasWritten() {
        BusyShop shop = BusyShop.open(SEED + 2);
        try (shop;
                Transactions transactions = new Transactions("orders_enriched")) {
            shop.awaitMoreOrders();
            awaitWriting(transactions);
            SharedProcessor.kill();
            delete(SharedProcessor.stateFolder());
            SharedProcessor.start();
            shop.publish("late");
            shop.awaitMoreOrders();
        }
        shop.repeatStatuses();

        assertThatAllIsEnriched(shop);
    }

    @Test
    void itWaitsForItsFolderOfStateAsLongAsAnotherHoldsIt() throws IOException {
        SharedProcessor.kill();
        CompletableFuture<Void> start;
        Path file = SharedProcessor.stateFolder().resolve("millrace-orders_enriched/.lock");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertThat(held.isValid()).isTrue();
            start = CompletableFuture.runAsync(SharedProcessor::start);
            await().atMost(MINUTE).ignoreExceptions().until(() -> waitingFor("orders_enriched")
                    .contains("same state directory"));
            assertThat(waitingFor("order_items_enriched")).isEmpty();
        }

        assertThat(start).succeedsWithin(MINUTE);
        assertThat(waitingFor("orders_enriched")).isEmpty();
    }

    private static String waitingFor(String stream) {
        for (JsonNode run : SharedProcessor.clientAsItIs().get("/state").body()) {
            if (run.get("stream").asText().equals(stream)) {
                return run.get("waitingFor").asText();
            }
        }
        throw new IllegalStateException("/state doesn't tell of " + stream);
    }

    private static void awaitWriting(Transactions transactions) {
        await().atMost(MINUTE).pollInterval(Duration.ofMillis(1)).until(transactions::isOneOpen);
    }

    private static void assertThatAllIsEnriched(BusyShop shop) {
        await().atMost(MINUTE.multipliedBy(2))
                .untilAsserted(() -> assertThat(RowDifferences.of(shop.orders(), EnrichedRows.orders(shop.id())))
                        .isEmpty());
        await().atMost(MINUTE)
                .untilAsserted(() -> assertThat(RowDifferences.of(shop.items(), EnrichedRows.items(shop.id())))
                        .isEmpty());
        assertThatEachRowIsAStepForward(shop.id());
        assertThatEachItemIsWrittenOnceAndMendedOnce(shop.id());
    }

    private static void assertThatEachRowIsAStepForward(String prefix) {
        List<JsonNode> history = TopicHistory.committed("orders_enriched", prefix);
        Map<String, Long> newest = new HashMap<>();
        for (JsonNode row : history) {
            Long before = newest.put(row.get("id").asText(), row.get("ts").asLong());
            assertThat(row.get("ts").asLong()).as(row.toString()).isGreaterThan(before == null ? 0 : before);
        }
        String all = "SELECT COUNT(*) FROM orders_enriched WHERE id LIKE '%s-%%' LIMIT 1 option(skipUpsert=true)";
        assertThat(PinotSql.rows(all.formatted(prefix)).at("/0/0").asInt()).isEqualTo(history.size());
    }

    /** An order that was acknowledged only when sent again may be in its topic twice, and so are its items then. */
    private static void assertThatEachItemIsWrittenOnceAndMendedOnce(String prefix) {
        Map<String, Integer> posted = new HashMap<>();
        TopicHistory.committed("orders", prefix)
                .forEach(order -> posted.merge(order.get("id").asText(), 1, Integer::sum));
        Map<String, List<JsonNode>> written = new TreeMap<>();
        TopicHistory.committed("order_items_enriched", prefix).forEach(item -> written.computeIfAbsent(
                        item.get("orderId").asText() + item.get("productId").asText(), key -> new ArrayList<>())
                .add(item));
        written.forEach((key, rows) -> {
            int mended = rows.get(0).has("productName") ? 0 : 1;
            assertThat(rows)
                    .as(key)
                    .hasSize(posted.getOrDefault(rows.get(0).get("orderId").asText(), 0) + mended);
        });
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
