package io.millrace.it.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.it.PinotSql;
import io.millrace.it.SharedProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** While couriers cross the borders of saved areas all the time, the processor dies. Each crossing is told once. */
@Isolated("it kills the stream processor")
class CrossingFaultsIT {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int KILLS = Integer.getInteger("millrace.it.kills", 1);
    private static final int MOST_KILLS = KILLS + 9;

    private @Nullable RidingCouriers riding;

    @BeforeEach
    void start() {
        SharedProcessor.start();
    }

    @AfterEach
    void deleteAreas() {
        if (riding != null) {
            riding.deleteAreas();
        }
    }

    @Test
    void killedAgainAndAgainItTellsEachCrossingOnce() {
        RidingCouriers couriers = setOut();
        try (couriers;
                Transactions transactions = new Transactions("geofence_events")) {
            boolean wasCut = false;
            for (int kills = 0; kills < KILLS || (!wasCut && kills < MOST_KILLS); kills++) {
                couriers.awaitMoreTurns();
                awaitWriting(transactions);
                SharedProcessor.kill();
                wasCut |= transactions.isOneOpen();
                couriers.awaitMoreTurns();
                SharedProcessor.start();
            }
            assertThat(wasCut).as("a transaction was cut").isTrue();
            couriers.awaitMoreTurns();
        }

        assertThatEachCrossingIsToldOnce(couriers);
    }

    @Test
    @Tag("long")
    void withItsStateLostItStillKnowsWhoIsWhere() {
        RidingCouriers couriers = setOut();
        try (couriers) {
            couriers.awaitMoreTurns();
            SharedProcessor.kill();
            delete(SharedProcessor.stateFolder());
            SharedProcessor.start();
            couriers.awaitMoreTurns();
        }

        assertThatEachCrossingIsToldOnce(couriers);
    }

    private RidingCouriers setOut() {
        RidingCouriers couriers = RidingCouriers.setOut(Long.getLong("millrace.it.seed", new Random().nextLong()));
        riding = couriers;
        return couriers;
    }

    private static void awaitWriting(Transactions transactions) {
        await().atMost(MINUTE).pollInterval(Duration.ofMillis(1)).until(transactions::isOneOpen);
    }

    private static void assertThatEachCrossingIsToldOnce(RidingCouriers riding) {
        List<String> wanted = riding.crossings();
        assertThat(wanted).hasSizeGreaterThan(500);
        System.out.printf("CrossingFaultsIT: %d crossings%n", wanted.size());
        await().atMost(MINUTE.multipliedBy(2))
                .untilAsserted(() -> assertThat(told(riding.id())).hasSize(wanted.size()));
        assertThat(told(riding.id())).isEqualTo(wanted);
        String all = "SELECT COUNT(*) FROM geofence_events WHERE orderId LIKE '%s-%%' LIMIT 1 option(skipUpsert=true)";
        await().atMost(MINUTE).untilAsserted(() -> assertThat(
                        PinotSql.rows(all.formatted(riding.id())).at("/0/0").asInt())
                .isEqualTo(wanted.size()));
    }

    /** What the topic holds, of each order in the order in which it was written. */
    private static List<String> told(String id) {
        return TopicHistory.committed("geofence_events", id).stream()
                .collect(Collectors.groupingBy(event -> event.get("orderId").asText()))
                .entrySet()
                .stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .flatMap(order -> order.getValue().stream())
                .map(CrossingFaultsIT::told)
                .toList();
    }

    private static String told(JsonNode event) {
        return "%s %s %s@%s"
                .formatted(
                        event.get("orderId").asText(),
                        event.get("kind").asText(),
                        event.get("geofence").asText(),
                        event.get("ts").asText());
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
