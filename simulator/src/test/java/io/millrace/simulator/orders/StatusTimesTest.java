package io.millrace.simulator.orders;

import static io.millrace.simulator.orders.OrderStatus.BEING_COOKED;
import static io.millrace.simulator.orders.OrderStatus.BEING_PREPARED;
import static io.millrace.simulator.orders.OrderStatus.CANCELLED;
import static io.millrace.simulator.orders.OrderStatus.DELIVERED;
import static io.millrace.simulator.orders.OrderStatus.ORDER_CONFIRMED;
import static io.millrace.simulator.orders.OrderStatus.OUT_FOR_DELIVERY;
import static io.millrace.simulator.orders.OrderStatus.PLACED_ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.simulator.shop.Seed;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StatusTimesTest {

    private static final Seed SEED = new Seed(7);
    private static final List<OrderCourse> COURSES = courses(new StatusTimes(30, 25));

    @Test
    void anOrderGoesThroughItsStatusesInOrderUnlessItIsCancelledBeforeTheOven() {
        assertThat(COURSES.stream().map(StatusTimesTest::statuses).distinct())
                .containsExactlyInAnyOrder(
                        List.of(
                                PLACED_ORDER,
                                ORDER_CONFIRMED,
                                BEING_PREPARED,
                                BEING_COOKED,
                                OUT_FOR_DELIVERY,
                                DELIVERED),
                        List.of(PLACED_ORDER, CANCELLED),
                        List.of(PLACED_ORDER, ORDER_CONFIRMED, CANCELLED),
                        List.of(PLACED_ORDER, ORDER_CONFIRMED, BEING_PREPARED, CANCELLED));
    }

    @Test
    void aFewOrdersAreCancelled() {
        double share = COURSES.stream()
                        .filter(course -> statuses(course).contains(CANCELLED))
                        .count()
                / (double) COURSES.size();

        assertThat(share).isCloseTo(0.03, within(0.01));
    }

    @Test
    void timesBeginAtThePlacingAndRise() {
        for (OrderCourse course : courses(new StatusTimes(1000, 25))) {
            assertThat(course.afterMs(0)).isZero();
            for (int i = 1; i < course.size(); i++) {
                assertThat(course.afterMs(i)).isGreaterThan(course.afterMs(i - 1));
            }
        }
    }

    @Test
    void anAverageOrderIsAtTheDoorWhenItShould() {
        double meanMs = COURSES.stream()
                .filter(course -> course.size() == 6)
                .mapToInt(course -> course.afterMs(5))
                .average()
                .orElseThrow();

        assertThat(meanMs).isCloseTo(new StatusTimes(30, 25).meanCourse().toMillis() / 30.0, within(2_000.0));
    }

    @Test
    void theTimeScaleChangesThePaceAndNothingElse() {
        List<OrderCourse> real = courses(new StatusTimes(1, 25));

        for (int i = 0; i < real.size(); i++) {
            OrderCourse slow = real.get(i);
            OrderCourse fast = COURSES.get(i);
            assertThat(statuses(fast)).isEqualTo(statuses(slow));
            int last = slow.size() - 1;
            assertThat(fast.afterMs(last)).isCloseTo(slow.afterMs(last) / 30, within(5));
        }
    }

    private static List<OrderCourse> courses(StatusTimes statusTimes) {
        return LongStream.range(0, 5_000)
                .mapToObj(number -> statusTimes.course(SEED.random("course", number), 3_600))
                .toList();
    }

    private static List<OrderStatus> statuses(OrderCourse course) {
        return IntStream.range(0, course.size()).mapToObj(course::status).toList();
    }
}
