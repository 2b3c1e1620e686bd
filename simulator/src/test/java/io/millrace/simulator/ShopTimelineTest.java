package io.millrace.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.simulator.ScheduledEvent.OrderPlaced;
import io.millrace.simulator.ScheduledEvent.PositionReported;
import io.millrace.simulator.ScheduledEvent.StatusReached;
import io.millrace.simulator.orders.Order;
import io.millrace.simulator.orders.OrderSequence;
import io.millrace.simulator.orders.OrderStatus;
import io.millrace.simulator.orders.StatusTimes;
import io.millrace.simulator.shop.Seed;
import io.millrace.simulator.shop.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShopTimelineTest {

    private static final Seed SEED = new Seed(7);
    private static final OrderSequence ORDERS = new OrderSequence(Shop.of(SEED), SEED, "test", new StatusTimes(30, 25));

    @Test
    void thingsHappenInOrderOfTime() {
        List<ScheduledEvent> happenings = play(timeline(500));

        assertThat(happenings).extracting(ScheduledEvent::atNanos).isSorted();
    }

    @Test
    void everyOrderGoesThroughItsWholeCourseAfterItIsPlaced() {
        List<ScheduledEvent> happenings = play(timeline(200));

        for (ScheduledEvent happening : happenings) {
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
        ShopTimeline unfollowed = timeline(300);
        List<Order> alone = new ArrayList<>();
        while (!unfollowed.isOver()) {
            alone.add(((OrderPlaced) unfollowed.next()).order());
        }

        List<Order> amongStatuses = play(timeline(300)).stream()
                .filter(OrderPlaced.class::isInstance)
                .map(happening -> ((OrderPlaced) happening).order())
                .toList();

        assertThat(amongStatuses)
                .extracting(Order::id)
                .isEqualTo(alone.stream().map(Order::id).toList());
    }

    @Test
    void anOrderIsOpenUntilItsLastStatus() {
        ShopTimeline timeline = timeline(1);
        OrderPlaced placed = (OrderPlaced) timeline.next();
        timeline.follow(placed);
        while (timeline.nextAtNanos() < Long.MAX_VALUE) {
            assertThat(timeline.openOrders()).isEqualTo(1);
            assertThat(timeline.isOver()).isFalse();
            timeline.next();
        }

        assertThat(timeline.openOrders()).isZero();
        assertThat(timeline.isOver()).isTrue();
    }

    @Test
    void aCourierRidesFromTheShopToTheDoorAtHisSpeed() {
        List<ScheduledEvent> happenings = play(timeline(50));
        int rides = 0;
        for (Order order : placed(happenings)) {
            List<PositionReported> ride = positions(happenings, order);
            if (order.course().status(order.course().size() - 1) == OrderStatus.CANCELLED) {
                assertThat(ride).isEmpty();
                continue;
            }
            rides++;
            assertThat(ride.get(0).place()).isEqualTo(Shop.LOCATION);
            assertThat(ride.get(ride.size() - 1).place())
                    .isEqualTo(order.customer().home());
            for (int i = 1; i < ride.size(); i++) {
                double metres = ride.get(i - 1).place().metresTo(ride.get(i).place());
                double seconds = (ride.get(i).atNanos() - ride.get(i - 1).atNanos()) / 1e9;
                assertThat(metres).isCloseTo(seconds * 30 * 25 / 3.6, within(0.5));
            }
        }
        assertThat(rides).isGreaterThan(40);
    }

    @Test
    void aCourierReportsEverySecondAndIsInTransitUntilTheOrderIsDelivered() {
        List<ScheduledEvent> happenings = play(timeline(50));
        for (Order order : placed(happenings)) {
            List<PositionReported> ride = positions(happenings, order);
            for (int i = 0; i < ride.size(); i++) {
                boolean last = i == ride.size() - 1;
                assertThat(ride.get(i).delivered()).isEqualTo(last);
                OrderStatus with = last ? OrderStatus.DELIVERED : OrderStatus.OUT_FOR_DELIVERY;
                if (last || i == 0) {
                    assertThat(ride.get(i).atNanos()).isEqualTo(reachedAt(happenings, order, with));
                } else {
                    assertThat(ride.get(i).atNanos() - ride.get(i - 1).atNanos())
                            .isEqualTo(1_000_000_000L);
                }
            }
        }
    }

    private static List<Order> placed(List<ScheduledEvent> happenings) {
        return happenings.stream()
                .filter(OrderPlaced.class::isInstance)
                .map(happening -> ((OrderPlaced) happening).order())
                .toList();
    }

    private static List<PositionReported> positions(List<ScheduledEvent> happenings, Order order) {
        return happenings.stream()
                .filter(PositionReported.class::isInstance)
                .map(PositionReported.class::cast)
                .filter(position -> position.orderId().equals(order.id()))
                .toList();
    }

    private static long reachedAt(List<ScheduledEvent> happenings, Order order, OrderStatus status) {
        return happenings.stream()
                .filter(StatusReached.class::isInstance)
                .map(StatusReached.class::cast)
                .filter(reached -> reached.orderId().equals(order.id()) && reached.status() == status)
                .findFirst()
                .orElseThrow()
                .atNanos();
    }

    private static ShopTimeline timeline(long orders) {
        return new ShopTimeline(ORDERS, 16, orders, Shop.LOCATION, Duration.ofSeconds(1));
    }

    private static List<ScheduledEvent> play(ShopTimeline timeline) {
        List<ScheduledEvent> happenings = new ArrayList<>();
        while (!timeline.isOver()) {
            ScheduledEvent happening = timeline.next();
            happenings.add(happening);
            if (happening instanceof OrderPlaced placed) {
                timeline.follow(placed);
            }
        }
        return happenings;
    }
}
