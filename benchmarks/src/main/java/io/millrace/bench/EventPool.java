package io.millrace.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.millrace.simulator.orders.OrderEvents;
import io.millrace.simulator.orders.OrderSequence;
import io.millrace.simulator.orders.StatusTimes;
import io.millrace.simulator.shop.Seed;
import io.millrace.simulator.shop.Shop;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Order events that cost next to nothing to make, so that making them isn't measured: a few thousand real ones, given out
 * over and over with a new id each time.
 */
final class EventPool {

    private static final int TEMPLATES = 2_000;
    private static final int ID_AT = "{\"id\":\"".length();

    private static final int ID_LENGTH = 36;
    private static final int TIME_AT = ID_AT + ID_LENGTH + "\",\"createdAt\":\"".length();
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private final List<byte[]> templates;
    private final long run;
    private final AtomicLong given = new AtomicLong();

    /** @param run goes into every id; another run, other ids */
    EventPool(Shop shop, Seed seed, long run, Instant placedAt) {
        OrderSequence orders =
                new OrderSequence(shop, seed, "bench", new StatusTimes(1, StatusTimes.DEFAULT_SPEED_KMH));
        this.templates = IntStream.range(0, TEMPLATES)
                .mapToObj(number -> OrderEvents.placed(orders.order(number), placedAt))
                .toList();
        this.run = run;
    }

    /** An event with an id that no other has; from any thread. */
    byte[] next() {
        long number = given.getAndIncrement();
        byte[] event = templates.get((int) (number % TEMPLATES)).clone();
        byte[] id = new UUID(run, number).toString().getBytes(ISO_8859_1);
        System.arraycopy(id, 0, event, ID_AT, ID_LENGTH);
        return event;
    }

    /** The same with a time of its own. */
    byte[] next(Instant placedAt) {
        byte[] event = next();
        byte[] time = MILLIS.format(placedAt).getBytes(ISO_8859_1);
        System.arraycopy(time, 0, event, TIME_AT, time.length);
        return event;
    }

    /** The id of an event from here, as a Kafka key. */
    static byte[] id(byte[] event) {
        return Arrays.copyOfRange(event, ID_AT, ID_AT + ID_LENGTH);
    }
}
