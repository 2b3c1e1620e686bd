package io.millrace.simulator.orders;

import static io.millrace.simulator.orders.OrderStatus.BEING_COOKED;
import static io.millrace.simulator.orders.OrderStatus.BEING_PREPARED;
import static io.millrace.simulator.orders.OrderStatus.CANCELLED;
import static io.millrace.simulator.orders.OrderStatus.DELIVERED;
import static io.millrace.simulator.orders.OrderStatus.ORDER_CONFIRMED;
import static io.millrace.simulator.orders.OrderStatus.OUT_FOR_DELIVERY;
import static io.millrace.simulator.orders.OrderStatus.PLACED_ORDER;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Decides the statuses of an order, and how long each step takes.
 *
 * <p>A step's time is log-normal around its median, as service times are: seldom much shorter, now and then much
 * longer, never beyond about four times the median. A few orders are cancelled before they reach the oven. The ride
 * takes what its length takes at the couriers' speed.
 *
 * @param timeScale how many times faster than in a real shop all of that goes
 * @param speedKmh how fast couriers ride, at a time scale of 1
 */
public record StatusTimes(double timeScale, double speedKmh) {

    /** A bicycle or a scooter in a city. */
    public static final double DEFAULT_SPEED_KMH = 25;

    /** From the placing to the courier's leaving on average, at a time scale of 1. */
    private static final Duration MEAN_COOKING = Duration.ofMinutes(17);

    /** How far customers live from the shop on average. */
    private static final double MEAN_RIDE_M = 3_600;

    private static final List<OrderStatus> STATUSES =
            List.of(PLACED_ORDER, ORDER_CONFIRMED, BEING_PREPARED, BEING_COOKED, OUT_FOR_DELIVERY, DELIVERED);
    /** Of all steps but the ride, which is the last. */
    private static final double[] MEDIAN_MINUTES = {0, 0.5, 2, 5, 8};

    private static final double SIGMA = 0.4;
    private static final double LONGEST_GAUSSIAN = 3.4;

    private static final double CANCELLED_SHARE = 0.03;
    private static final int LAST_STATUS_TO_CANCEL = STATUSES.indexOf(BEING_PREPARED);
    private static final List<List<OrderStatus>> CANCELLED_AFTER = IntStream.rangeClosed(0, LAST_STATUS_TO_CANCEL)
            .mapToObj(StatusTimes::cancelledAfter)
            .toList();

    public StatusTimes {
        if (!(timeScale > 0)) {
            throw new IllegalArgumentException("time scale must be positive, was " + timeScale);
        }
        if (!(speedKmh > 0)) {
            throw new IllegalArgumentException("speed must be positive, was " + speedKmh);
        }
    }

    /** From the placing to the door on average, at a time scale of 1. */
    public Duration meanCourse() {
        return MEAN_COOKING.plusSeconds(Math.round(MEAN_RIDE_M / (speedKmh / 3.6)));
    }

    /** @param rideM how far it is from the shop to the customer, in metres */
    OrderCourse course(Random random, double rideM) {
        boolean cancelled = random.nextDouble() < CANCELLED_SHARE;
        int lastBefore = random.nextInt(LAST_STATUS_TO_CANCEL + 1);
        List<OrderStatus> statuses = cancelled ? CANCELLED_AFTER.get(lastBefore) : STATUSES;
        int[] afterMs = new int[statuses.size()];
        for (int i = 1; i < afterMs.length; i++) {
            boolean rides = statuses.get(i) == DELIVERED;
            afterMs[i] = afterMs[i - 1] + (rides ? rideMs(rideM) : stepMs(MEDIAN_MINUTES[i], random));
        }
        return new OrderCourse(statuses, afterMs);
    }

    private int rideMs(double rideM) {
        return (int) Math.max(1, Math.rint(rideM / (speedKmh / 3.6) * 1000 / timeScale));
    }

    private int stepMs(double medianMinutes, Random random) {
        double gaussian = Math.max(-LONGEST_GAUSSIAN, Math.min(LONGEST_GAUSSIAN, random.nextGaussian()));
        double ms = medianMinutes * 60_000 / timeScale * Math.exp(SIGMA * gaussian);
        return (int) Math.max(1, Math.rint(ms));
    }

    private static List<OrderStatus> cancelledAfter(int lastBefore) {
        return IntStream.rangeClosed(0, lastBefore + 1)
                .mapToObj(i -> i > lastBefore ? CANCELLED : STATUSES.get(i))
                .toList();
    }
}
