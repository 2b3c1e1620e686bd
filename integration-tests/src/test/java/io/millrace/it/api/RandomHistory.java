package io.millrace.it.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.it.Events;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What some customers did around a time, thick around the edges of every list's window; and what the lists are, told
 * from it without any SQL.
 */
final class RandomHistory {
    static final int DAYS = 3;
    static final String VALUE = "12.5";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CUSTOMERS = 40;
    private static final Duration WINDOW = Duration.ofDays(DAYS);
    private static final List<String> VALUES = List.of("12.49", VALUE, "12.51");

    private final Random random;
    private final String id = Events.newId();
    private final Instant at;
    private final List<Happening> happenings = new ArrayList<>();

    /** One event of a stream about a customer. */
    record Happening(String stream, String customer, Instant at, ObjectNode event) {
        private String text(String field) {
            return event.path(field).asText();
        }

        private boolean isNotAfter(Instant time) {
            return !at.isAfter(time);
        }
    }

    RandomHistory(Random random) {
        this.random = random;
        this.at = Instant.parse("2012-02-01T00:00:00Z")
                .plus(random.nextInt(40_000), ChronoUnit.HOURS)
                .plusMillis(random.nextInt(1000));
        customers().forEach(this::live);
    }

    /** The time whose windows' edges the history is thick around. */
    Instant at() {
        return at;
    }

    /** What all identifiers of this history begin with. */
    String id() {
        return id;
    }

    List<String> customers() {
        List<String> customers = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            customers.add(id + "-" + i);
        }
        return customers;
    }

    /** The events of a stream, in the order in which they happened. */
    List<Happening> of(String stream) {
        return happenings.stream()
                .filter(happening -> happening.stream().equals(stream))
                .toList();
    }

    /** Who is on which list at a time, and since when: by the list's question. */
    Map<String, Map<String, Instant>> lists(Instant asOf) {
        String days = "days=" + DAYS;
        return Map.of(
                "winback?" + days,
                latest("orders", order -> true, lastDays(asOf), asOf),
                "cancelled?" + days,
                latest("order_statuses", status -> isNewestOfOrder(status, asOf), lastDays(asOf), asOf),
                "redeemed?zone=UTC",
                latest("redemptions", gift -> gift.text("offer").equals("birthday_gift"), thisYear(asOf), asOf),
                "offered?value=" + VALUE + "&" + days,
                latest("offers_sent", RandomHistory::isAtLeastAsGood, lastDays(asOf), asOf),
                "opted_out?channel=EMAIL",
                optedOut(asOf));
    }

    private void live(String customer) {
        for (int i = random.nextInt(4); i > 0; i--) {
            order(customer, time());
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            String offer = random.nextInt(4) == 0 ? "pizza" : "birthday_gift";
            add("redemptions", customer, "redeemedAt", time())
                    .put("id", Events.newId())
                    .put("offer", offer);
            add("offers_sent", customer, "sentAt", time())
                    .put("id", Events.newId())
                    .put("offer", "spring")
                    .put("value", new BigDecimal(VALUES.get(random.nextInt(VALUES.size()))));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            add("consents", customer, "changedAt", time())
                    .put("channel", random.nextInt(4) == 0 ? "SMS" : "EMAIL")
                    .put("status", random.nextBoolean() ? "OPTED_OUT" : "OPTED_IN");
        }
    }

    private void order(String customer, Instant placed) {
        String order = Events.newId();
        happenings.add(new Happening(
                "orders", customer, placed, Events.order(order, placed, "3").put("userId", customer)));
        if (random.nextBoolean()) {
            Instant cancelled = placed.plusMillis(1 + random.nextInt(3));
            enter(customer, order, cancelled, "CANCELLED");
            if (random.nextInt(3) == 0) {
                enter(customer, order, cancelled.plusMillis(1), "DELIVERED");
            }
        }
    }

    private void enter(String customer, String order, Instant when, String status) {
        happenings.add(new Happening("order_statuses", customer, when, Events.status(order, when, status)));
    }

    private ObjectNode add(String stream, String customer, String timeField, Instant when) {
        ObjectNode event =
                JSON.createObjectNode().put(timeField, when.toString()).put("userId", customer);
        happenings.add(new Happening(stream, customer, when, event));
        return event;
    }

    /** At an edge of a window, some milliseconds beside it, or anywhere near. */
    private Instant time() {
        Instant edge = List.of(at, at.minus(WINDOW), thisYear(at)).get(random.nextInt(3));
        return random.nextInt(3) == 0
                ? at.minus(random.nextInt(200), ChronoUnit.HOURS)
                : edge.plusMillis(random.nextInt(7) - 3L);
    }

    private static Instant lastDays(Instant asOf) {
        return asOf.minus(WINDOW).plusMillis(1);
    }

    private static Instant thisYear(Instant asOf) {
        return asOf.atZone(ZoneOffset.UTC)
                .toLocalDate()
                .withDayOfYear(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    private static boolean isAtLeastAsGood(Happening offer) {
        return new BigDecimal(offer.text("value")).compareTo(new BigDecimal(VALUE)) >= 0;
    }

    private boolean isNewestOfOrder(Happening status, Instant asOf) {
        return status.text("status").equals("CANCELLED")
                && of("order_statuses").stream()
                        .filter(other -> other.text("id").equals(status.text("id")) && other.isNotAfter(asOf))
                        .noneMatch(other -> other.at().isAfter(status.at()));
    }

    private Map<String, Instant> latest(String stream, Predicate<Happening> counts, Instant from, Instant asOf) {
        Map<String, Instant> latest = new TreeMap<>();
        of(stream).stream()
                .filter(happening -> counts.test(happening) && happening.isNotAfter(asOf))
                .filter(happening -> !happening.at().isBefore(from))
                .forEach(happening -> latest.merge(
                        happening.customer(), happening.at(), (one, other) -> one.isAfter(other) ? one : other));
        return latest;
    }

    private Map<String, Instant> optedOut(Instant asOf) {
        Map<String, Happening> newest = new HashMap<>();
        of("consents").stream()
                .filter(consent -> consent.text("channel").equals("EMAIL") && consent.isNotAfter(asOf))
                .forEach(consent -> newest.merge(consent.customer(), consent, RandomHistory::deciding));
        Map<String, Instant> out = new TreeMap<>();
        newest.forEach((customer, consent) -> {
            if (consent.text("status").equals("OPTED_OUT")) {
                out.put(customer, consent.at());
            }
        });
        return out;
    }

    private static Happening deciding(Happening one, Happening other) {
        if (one.at().equals(other.at())) {
            return one.text("status").equals("OPTED_OUT") ? one : other;
        }
        return one.at().isAfter(other.at()) ? one : other;
    }
}
