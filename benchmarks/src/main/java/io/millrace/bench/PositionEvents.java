package io.millrace.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.simulator.shop.Seed;
import io.millrace.simulator.shop.Shop;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Couriers who are all under way at the same time, each with one position, anywhere in a square around the shop. The same number
 * always has the same place.
 */
final class PositionEvents implements Batches.Maker {

    /** Half the square's side in degrees: some 89 km by 87 km. */
    static final double REACH = 0.4;

    /** An area's side is away from the square's. */
    static final double REACH_OF_AREAS = REACH - 0.1;

    private final Seed seed;
    private final long run;
    private final Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    /** @param run goes into every id; another run, other ids */
    PositionEvents(Seed seed, long run) {
        this.seed = seed;
        this.run = run;
    }

    record Place(double lat, double lon) {}

    Place place(long number) {
        Random random = seed.random("position", number);
        return new Place(
                Shop.LOCATION.latitudeDeg() + REACH * (2 * random.nextDouble() - 1),
                Shop.LOCATION.longitudeDeg() + REACH * (2 * random.nextDouble() - 1));
    }

    /** When all of them were seen. */
    Instant at() {
        return at;
    }

    String id(long number) {
        return new UUID(run, number).toString();
    }

    @Override
    public Map<String, byte[]> lines(long from, long until) {
        StringBuilder lines = new StringBuilder();
        for (long number = from; number < until; number++) {
            Place place = place(number);
            lines.append(String.format(
                    Locale.ROOT,
                    "{\"id\":\"%s\",\"updatedAt\":\"%s\",\"deliveryLat\":%s,\"deliveryLon\":%s,\"status\":\"IN_TRANSIT\"}%n",
                    id(number),
                    at,
                    place.lat(),
                    place.lon()));
        }
        return Map.of("delivery_statuses", lines.toString().getBytes(UTF_8));
    }
}
