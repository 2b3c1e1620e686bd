package io.millrace.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.simulator.Happening.OrderPlaced;
import io.millrace.simulator.Happening.StatusReached;
import io.millrace.simulator.orders.Kitchen;
import io.millrace.simulator.orders.Order;
import io.millrace.simulator.orders.OrderSequence;
import io.millrace.simulator.orders.OrderStatus;
import io.millrace.simulator.shop.Seed;
import io.millrace.simulator.shop.Shop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShopTimelineTest {

    private static final Seed SEED = new Seed(7);
    private static final OrderSequence ORDERS = new OrderSequence(Shop.of(SEED), SEED, "test", new Kitchen(30));

    @Test
    void thingsHappenInOrderOfTime() {
        List<Happening> happenings = play(new ShopTimeline(ORDERS, 16, 500));

        assertThat(happenings).extracting(Happening::atNanos).isSorted();
    }

    @Test
    void everyOrderGoesThroughItsWholeCourseAfterItIsPlaced() {
        List<Happening> happenings = play(new ShopTimeline(ORDERS, 16, 200));

        for (Happening happening : happenings) {
            if (happening instanceof OrderPlaced placed) {
                List<OrderStatus> statuses = happenings.stream()
                        .filter(StatusReached.class::isInstance)
                        .map(StatusReached.class::cast)
                        .filter(reached ->
                                reached.orderId().equals(placed.order().id()))
                        .map(StatusReached::status)
                        .toList();
                assertThat(statuses)
                        .hasSize(placed.order().course().size())
                        .startsWith(OrderStatus.PLACED_ORDER)
                        .containsAnyOf(OrderStatus.DELIVERED, OrderStatus.CANCELLED);
            }
        }
    }

    @Test
    void ordersComeAsTheyWouldWhetherOthersAreFollowedOrNot() {
        ShopTimeline unfollowed = new ShopTimeline(ORDERS, 16, 300);
        List<Order> alone = new ArrayList<>();
        while (!unfollowed.isOver()) {
            alone.add(((OrderPlaced) unfollowed.next()).order());
        }

        List<Order> amongStatuses = play(new ShopTimeline(ORDERS, 16, 300)).stream()
                .filter(OrderPlaced.class::isInstance)
                .map(happening -> ((OrderPlaced) happening).order())
                .toList();

        assertThat(amongStatuses)
                .extracting(Order::id)
                .isEqualTo(alone.stream().map(Order::id).toList());
    }

    @Test
    void anOrderIsOpenUntilItsLastStatus() {
        ShopTimeline timeline = new ShopTimeline(ORDERS, 16, 1);
        OrderPlaced placed = (OrderPlaced) timeline.next();
        timeline.follow(placed);
        for (int i = 1; i < placed.order().course().size(); i++) {
            timeline.next();
            assertThat(timeline.openOrders()).isEqualTo(1);
            assertThat(timeline.isOver()).isFalse();
        }

        timeline.next();

        assertThat(timeline.openOrders()).isZero();
        assertThat(timeline.isOver()).isTrue();
        assertThat(timeline.nextAtNanos()).isEqualTo(Long.MAX_VALUE);
    }

    private static List<Happening> play(ShopTimeline timeline) {
        List<Happening> happenings = new ArrayList<>();
        while (!timeline.isOver()) {
            Happening happening = timeline.next();
            happenings.add(happening);
            if (happening instanceof OrderPlaced placed) {
                timeline.follow(placed);
            }
        }
        return happenings;
    }
}
