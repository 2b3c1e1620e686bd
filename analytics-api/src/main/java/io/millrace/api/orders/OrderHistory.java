package io.millrace.api.orders;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The statuses of one order, without duplicates: its own at the time of the order, and the posted ones. They are sorted
 * by time. Of two at the same time the later one in an order's course ({@link OrderStatus}) is the newer. The last one
 * is the newest. The stream processor uses the same rule for {@code orders_enriched}.
 *
 * @param statuses at least one
 */
record OrderHistory(List<Order.Entered> statuses) {
    private static final Comparator<Order.Entered> BY_TIME_AND_COURSE = Comparator.comparing(Order.Entered::at)
            .thenComparing(status -> OrderStatus.placeInCourse(status.status()))
            .thenComparing(Order.Entered::status);

    /**
     * Creates the history of an order.
     *
     * @param own the order's own status
     * @param posted the posted statuses, in any order; unknown ones are ignored
     */
    static OrderHistory of(Order.Entered own, Collection<Order.Entered> posted) {
        return new OrderHistory(Stream.concat(
                        Stream.of(own),
                        posted.stream().filter(status -> OrderStatus.placeInCourse(status.status()) >= 0))
                .distinct()
                .sorted(BY_TIME_AND_COURSE)
                .toList());
    }

    String newest() {
        return statuses.get(statuses.size() - 1).status();
    }
}
