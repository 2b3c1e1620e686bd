package io.millrace.api.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderHistoryTest {
    private static final Instant PLACED = Instant.parse("2026-01-01T10:00:00Z");
    private static final Order.Entered OWN = at(0, "PLACED_ORDER");

    @Test
    void anOrderThatWasOnlyPlacedHasItsOwnStatus() {
        OrderHistory history = OrderHistory.of(OWN, List.of());

        assertThat(history.statuses()).containsExactly(OWN);
        assertThat(history.newest()).isEqualTo("PLACED_ORDER");
    }

    @Test
    void theOwnStatusComesFirstAndTheNewestLast() {
        List<Order.Entered> posted = List.of(at(20, "BEING_PREPARED"), at(5, "ORDER_CONFIRMED"));

        OrderHistory history = OrderHistory.of(OWN, posted);

        assertThat(history.statuses()).containsExactly(OWN, at(5, "ORDER_CONFIRMED"), at(20, "BEING_PREPARED"));
        assertThat(history.newest()).isEqualTo("BEING_PREPARED");
    }

    @Test
    void ofStatusesAtOneMomentTheOneFurtherOnInTheCourseIsTheNewer() {
        List<Order.Entered> backwards = Arrays.stream(OrderStatus.values())
                .map(status -> at(0, status.name()))
                .sorted((one, other) -> other.status().compareTo(one.status()))
                .toList();

        assertThat(OrderHistory.of(OWN, backwards).statuses())
                .extracting(Order.Entered::status)
                .containsExactly(
                        "PLACED_ORDER",
                        "ORDER_CONFIRMED",
                        "BEING_PREPARED",
                        "BEING_COOKED",
                        "OUT_FOR_DELIVERY",
                        "DELIVERED",
                        "CANCELLED");
    }

    @Test
    void aStatusThatWasEnteredTwiceIsThereTwice() {
        OrderHistory history = OrderHistory.of(OWN, List.of(at(5, "BEING_COOKED"), at(9, "BEING_COOKED")));

        assertThat(history.statuses()).containsExactly(OWN, at(5, "BEING_COOKED"), at(9, "BEING_COOKED"));
    }

    @Test
    void whatWasEnteredBeforeTheOrderWasPlacedIsNotTheNewest() {
        assertThat(OrderHistory.of(OWN, List.of(at(-1, "DELIVERED"))).newest()).isEqualTo("PLACED_ORDER");
    }

    @Test
    void whatIsNoStatusCountsForNothing() {
        assertThat(OrderHistory.of(OWN, List.of(at(9, "EATEN"), at(5, "null"))).statuses())
                .containsExactly(OWN);
    }

    private static Order.Entered at(int seconds, String status) {
        return new Order.Entered(status, PLACED.plusSeconds(seconds));
    }
}
