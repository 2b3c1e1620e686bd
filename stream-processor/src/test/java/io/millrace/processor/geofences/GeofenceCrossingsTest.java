package io.millrace.processor.geofences;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.processor.DrivenTopology;
import io.millrace.processor.DrivenTopology.Written;
import io.millrace.processor.runtime.StateRetention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Couriers ride east near the equator; an area is what lies between two meridians. */
class GeofenceCrossingsTest {
    private static final Instant START = DrivenTopology.NOW.minus(Duration.ofHours(1));
    private static final Duration RETENTION = Duration.ofDays(30);

    private final DrivenTopology topology =
            new DrivenTopology(new GeofenceCrossings(DrivenTopology.READING, new StateRetention(RETENTION)));

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void whoRidesThroughAnAreaEntersItOnceAndLeavesItOnce() {
        save("town", 1, 3);
        for (int second = 0; second <= 40; second++) {
            ride("o1", second, second / 10.0);
        }

        assertThat(crossings()).containsExactly("o1 ENTERED town@11", "o1 LEFT town@30");
    }

    @Test
    void anEventTellsThePositionThatItIsMadeFrom() {
        save("town", 1, 3);
        topology.write(
                "delivery_statuses",
                "o1",
                position("o1", 5, 2.5).put("_received_at", 7).put("_request_id", "r1"));

        assertThat(topology.written()).singleElement().satisfies(row -> {
            assertThat(row.key()).isEqualTo("o1");
            assertThat(row.value())
                    .isEqualTo(DrivenTopology.json(
                            """
                            {"orderId":"o1","geofence":"town","kind":"ENTERED","at":"2026-11-20T16:20:05.000Z",
                             "status":"IN_TRANSIT","latitude":0.5,"longitude":2.5,
                             "ts":%d,"_received_at":7,"_request_id":"r1"}"""
                                    .formatted(START.plusSeconds(5).toEpochMilli())));
        });
    }

    @Test
    void theFirstPositionInAnAreaEntersItAndTheFirstOutsideIsNoEvent() {
        save("town", 1, 3);
        ride("o1", 0, 2);
        ride("o2", 0, 4);

        assertThat(crossings()).containsExactly("o1 ENTERED town@0");
    }

    @Test
    void whatComesLateOrAgainIsNoCrossing() {
        save("town", 1, 3);
        ride("o1", 0, 0);
        ride("o1", 10, 2);
        ride("o1", 5, 0);
        ride("o1", 10, 2);
        ride("o1", 10, 0);
        ride("o1", 20, 4);
        ride("o1", 15, 2);

        assertThat(crossings()).containsExactly("o1 ENTERED town@10", "o1 LEFT town@20");
    }

    @Test
    void eachTimeItIsCrossedCountsAndEachOrderByItself() {
        save("town", 1, 3);
        ride("o1", 0, 2);
        ride("o2", 0, 2);
        ride("o1", 1, 4);
        ride("o1", 2, 2);
        ride("o2", 3, 4);

        assertThat(crossings())
                .containsExactly(
                        "o1 ENTERED town@0",
                        "o2 ENTERED town@0",
                        "o1 LEFT town@1",
                        "o1 ENTERED town@2",
                        "o2 LEFT town@3");
    }

    @Test
    void overlappingAreasAreCrossedEachForItself() {
        save("west", 1, 3);
        save("east", 2, 4);
        ride("o1", 0, 1.5);
        ride("o1", 1, 2.5);
        ride("o1", 2, 3.5);
        ride("o1", 3, 0.5);

        assertThat(crossings())
                .containsExactly("o1 ENTERED west@0", "o1 ENTERED east@1", "o1 LEFT west@2", "o1 LEFT east@3");
    }

    @Test
    void whoDeliversInsideLeavesWithThatAndNobodyEntersByDelivering() {
        save("town", 1, 3);
        ride("o1", 0, 2);
        deliver("o1", 1, 2);
        ride("o2", 0, 0);
        deliver("o2", 1, 2);

        List<Written> events = topology.written();
        assertThat(crossings(events)).containsExactly("o1 ENTERED town@0", "o1 LEFT town@1");
        assertThat(events.get(1).value().get("status").asText()).isEqualTo("DELIVERED");
    }

    @Test
    void aPositionThatComesAfterTheDeliveryButIsOlderBringsNobodyBack() {
        save("town", 1, 3);
        ride("o1", 0, 2);
        deliver("o1", 10, 2);
        ride("o1", 9, 2);
        ride("o1", 9, 4);

        assertThat(crossings()).containsExactly("o1 ENTERED town@0", "o1 LEFT town@10");
    }

    @Test
    void aNewAreaIsEnteredByTheNextPositionInIt() {
        ride("o1", 0, 2);
        save("town", 1, 3);
        assertThat(crossings()).isEmpty();

        ride("o1", 1, 2.1);
        assertThat(crossings()).containsExactly("o1 ENTERED town@1");
    }

    @Test
    void theNextPositionDecidesAboutAChangedArea() {
        save("town", 1, 3);
        ride("o1", 0, 2);
        ride("o2", 0, 2);
        ride("o3", 0, 4);
        crossings();

        save("town", 1.9, 5);
        assertThat(crossings()).isEmpty();
        ride("o1", 1, 1.5);
        ride("o2", 1, 2);
        ride("o3", 1, 4);

        assertThat(crossings()).containsExactly("o1 LEFT town@1", "o3 ENTERED town@1");
    }

    @Test
    void aDeletedAreaIsNeitherLeftNorEntered() {
        save("town", 1, 3);
        ride("o1", 0, 2);
        crossings();

        topology.delete("geofences", "town");
        ride("o1", 1, 2);
        ride("o1", 2, 4);
        ride("o2", 0, 2);

        assertThat(crossings()).isEmpty();
    }

    @Test
    void whoIsInAnAreaThatIsSavedAgainAfterItWasDeletedEntersIt() {
        save("town", 1, 3);
        ride("o1", 0, 2);
        topology.delete("geofences", "town");
        ride("o1", 1, 2);
        save("town", 1, 3);
        ride("o1", 2, 2);

        assertThat(crossings()).containsExactly("o1 ENTERED town@0", "o1 ENTERED town@2");
    }

    @Test
    void aCorridorIsCrossedToo() {
        topology.write(
                "geofences",
                "main",
                DrivenTopology.json(
                        """
                        {"name":"main","area":{"type":"LineString","coordinates":[[2,-1],[2,1]]},"widthM":2000,
                         "savedAt":"2026-11-20T12:00:00Z"}"""));
        ride("o1", 0, 1.99);
        ride("o1", 1, 1.995);
        ride("o1", 2, 2.01);

        assertThat(crossings()).containsExactly("o1 ENTERED main@1", "o1 LEFT main@2");
    }

    @Test
    void anAreaThatCantBeReadIsPassedOver() {
        save("town", 1, 3);
        topology.write("geofences", "broken", "{".getBytes(UTF_8));
        topology.write("geofences", "renamed", area("other", 1, 3));
        ride("o1", 0, 2);

        assertThat(crossings()).containsExactly("o1 ENTERED town@0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/deliveryLat | {\"id\":\"o1\",\"updatedAt\":\"2026-11-20T17:20:00Z\",\"deliveryLat\":90.1,\"deliveryLon\":2,\"status\":\"IN_TRANSIT\"}",
                "/deliveryLon | {\"id\":\"o1\",\"updatedAt\":\"2026-11-20T17:20:00Z\",\"deliveryLat\":0,\"status\":\"IN_TRANSIT\"}",
                "/status | {\"id\":\"o1\",\"updatedAt\":\"2026-11-20T17:20:00Z\",\"deliveryLat\":0,\"deliveryLon\":2,\"status\":\"LOST\"}",
                "/updatedAt | {\"id\":\"o1\",\"updatedAt\":\"soon\",\"deliveryLat\":0,\"deliveryLon\":2,\"status\":\"IN_TRANSIT\"}",
                "`` | {\"id\":\"o2\",\"updatedAt\":\"2026-11-20T17:20:00Z\",\"deliveryLat\":0,\"deliveryLon\":2,\"status\":\"IN_TRANSIT\"}",
                "`` | no position",
            })
    void aPositionThatCantBeReadIsSetAsideAndTheNextOneCounts(String pointer, String value) {
        save("town", 1, 3);
        topology.write("delivery_statuses", "o1", value.getBytes(UTF_8));
        ride("o1", 0, 2);

        assertThat(topology.failed("delivery_statuses")).singleElement().satisfies(failed -> {
            assertThat(failed.value().get("step").asText()).isEqualTo("process");
            assertThat(failed.value().get("pointer").asText()).isEqualTo(pointer);
            assertThat(failed.value().get("payload").asText()).isEqualTo(value);
        });
        assertThat(crossings()).containsExactly("o1 ENTERED town@0");
    }

    @Test
    void anOrderIsForgottenAMonthAfterItsLastPosition() {
        save("town", 1, 3);
        ride("o1", 0, 2);
        topology.pass(RETENTION.minus(Duration.ofDays(1)));
        ride("o2", 0, 2);
        assertThat(topology.remembered("whereabouts")).isEqualTo(2);

        topology.pass(Duration.ofDays(2));

        assertThat(topology.remembered("whereabouts")).isEqualTo(1);
    }

    @Test
    void aCrossingIsPartOfItsPositionsTrace() {
        save("town", 1, 3);
        topology.writeTraced("delivery_statuses", "o1", position("o1", 0, 2));

        assertThat(topology.written()).extracting(Written::trace).containsExactly(DrivenTopology.TRACE);
    }

    private void save(String name, double west, double east) {
        topology.write("geofences", name, area(name, west, east));
    }

    private static ObjectNode area(String name, double west, double east) {
        return DrivenTopology.json(
                """
                {"name":"%1$s","area":{"type":"Polygon",
                 "coordinates":[[[%2$s,-1],[%3$s,-1],[%3$s,1],[%2$s,1],[%2$s,-1]]]},
                 "widthM":null,"savedAt":"2026-11-20T12:00:00Z"}"""
                        .formatted(name, west, east));
    }

    private void ride(String order, int second, double longitude) {
        topology.write("delivery_statuses", order, position(order, second, longitude));
    }

    private void deliver(String order, int second, double longitude) {
        topology.write(
                "delivery_statuses", order, position(order, second, longitude).put("status", "DELIVERED"));
    }

    private static ObjectNode position(String order, int second, double longitude) {
        return DrivenTopology.json("{}")
                .put("id", order)
                .put("updatedAt", START.plusSeconds(second).toString())
                .put("deliveryLat", 0.5)
                .put("deliveryLon", longitude)
                .put("status", "IN_TRANSIT");
    }

    private List<String> crossings() {
        return crossings(topology.written());
    }

    private static List<String> crossings(List<Written> events) {
        return events.stream()
                .map(Written::value)
                .map(event -> "%s %s %s@%d"
                        .formatted(
                                event.get("orderId").asText(),
                                event.get("kind").asText(),
                                event.get("geofence").asText(),
                                (event.get("ts").asLong() - START.toEpochMilli()) / 1000))
                .toList();
    }
}
