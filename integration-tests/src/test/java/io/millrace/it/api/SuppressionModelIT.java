package io.millrace.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.it.ApiClient;
import io.millrace.it.ApiClient.Reply;
import io.millrace.it.Customers;
import io.millrace.it.Events;
import io.millrace.it.SharedApi;
import io.millrace.it.SharedProcessor;
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
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each list against what Java says of the same random history, which is thick around the edges of every window. */
class SuppressionModelIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CUSTOMERS = 60;
    private static final int DAYS = 3;
    private static final Duration WINDOW = Duration.ofDays(DAYS);
    private static final BigDecimal VALUE = new BigDecimal("12.5");

    private final ApiClient api = SharedApi.client();
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final String id = Events.newId();
    private final Instant at =
            Instant.parse("2012-02-01T00:00:00Z").plus(random.nextInt(40_000), ChronoUnit.HOURS).plusMillis(random.nextInt(1000));
    private final List<Happening> history = new ArrayList<>();

    /** One event of a stream about a customer. */
    private record Happening(String stream, String customer, Instant at, ObjectNode event) {
        String text(String field) {
            return event.path(field).asText();
        }
    }

    @BeforeAll
    static void processorRuns() {
        SharedProcessor.start();
    }

    @Test
    void everyListHoldsWhomTheModelSaysAndSinceWhen() {
        System.out.println("SuppressionModelIT seed=" + seed + " at=" + at);
        for (int i = 0; i < CUSTOMERS; i++) {
            Customers.publish(customer(i), customer(i) + "@example.com", at);
            live(customer(i));
        }
        Map<String, List<Happening>> byStream = history.stream().collect(Collectors.groupingBy(Happening::stream));
        byStream.forEach(this::post);

        String days = "days=" + DAYS;
        expect("winback?" + days, latest("orders", happening -> true, at.minus(WINDOW)));
        expect("cancelled?" + days, latest("order_statuses", this::isItsOrdersNewest, at.minus(WINDOW)));
        expect("redeemed?", latest("redemptions", gift -> gift.text("offer").equals("birthday_gift"), newYear()));
        expect(
                "offered?value=12.5&" + days,
                latest("offers_sent", offer -> new BigDecimal(offer.text("value")).compareTo(VALUE) >= 0, at.minus(WINDOW)));
        expect("opted_out?", optedOut());
    }

    private void live(String customer) {
        for (int i = random.nextInt(4); i > 0; i--) {
            String order = Events.newId();
            Instant placed = time();
            add("orders", customer, placed, Events.order(order, placed, "3").put("userId", customer));
            if (random.nextBoolean()) {
                Instant cancelled = placed.plusMillis(1 + random.nextInt(3));
                add("order_statuses", customer, cancelled, Events.status(order, cancelled, "CANCELLED"));
                if (random.nextInt(3) == 0) {
                    Instant later = cancelled.plusMillis(1);
                    add("order_statuses", customer, later, Events.status(order, later, "DELIVERED"));
                }
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            Instant when = time();
            add("redemptions", customer, when, event("redeemedAt", when, customer)
                    .put("id", Events.newId())
                    .put("offer", random.nextInt(4) == 0 ? "pizza" : "birthday_gift"));
            when = time();
            add("offers_sent", customer, when, event("sentAt", when, customer)
                    .put("id", Events.newId())
                    .put("offer", "spring")
                    .put("value", new BigDecimal[] {new BigDecimal("12.49"), VALUE, new BigDecimal("12.51")}[random.nextInt(3)]));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            Instant when = time();
            add("consents", customer, when, event("changedAt", when, customer)
                    .put("channel", random.nextInt(4) == 0 ? "SMS" : "EMAIL")
                    .put("status", random.nextBoolean() ? "OPTED_OUT" : "OPTED_IN"));
        }
    }

    /** At an edge of a window, a millisecond beside it, or anywhere near. */
    private Instant time() {
        Instant edge = List.of(at, at.minus(WINDOW), newYear()).get(random.nextInt(3));
        return random.nextInt(3) == 0
                ? at.minus(random.nextInt(200), ChronoUnit.HOURS)
                : edge.plusMillis(random.nextInt(5) - 2L);
    }

    private Instant newYear() {
        return at.atZone(ZoneOffset.UTC).toLocalDate().withDayOfYear(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Who has a happening behind {@code after} (for the year: at it, too) and not behind the list's time: the latest. */
    private Map<String, Instant> latest(String stream, Predicate<Happening> counts, Instant after) {
        Instant from = after.equals(newYear()) ? after : after.plusMillis(1);
        Map<String, Instant> latest = new TreeMap<>();
        history.stream()
                .filter(happening -> happening.stream().equals(stream) && counts.test(happening))
                .filter(happening -> !happening.at().isBefore(from) && !happening.at().isAfter(at))
                .forEach(happening -> latest.merge(
                        happening.customer(), happening.at(), (one, other) -> one.isAfter(other) ? one : other));
        return latest;
    }

    private boolean isItsOrdersNewest(Happening cancelled) {
        return cancelled.text("status").equals("CANCELLED")
                && history.stream()
                        .filter(other -> other.stream().equals("order_statuses")
                                && other.text("id").equals(cancelled.text("id")))
                        .noneMatch(other -> other.at().isAfter(cancelled.at()));
    }

    private Map<String, Instant> optedOut() {
        Map<String, Happening> newest = new HashMap<>();
        history.stream()
                .filter(consent -> consent.stream().equals("consents")
                        && consent.text("channel").equals("EMAIL")
                        && !consent.at().isAfter(at))
                .forEach(consent -> newest.merge(consent.customer(), consent, SuppressionModelIT::deciding));
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

    private void expect(String list, Map<String, Instant> model) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Reply reply = api.get("/suppressions/" + list + "&limit=10000&at=" + at);
            assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
            Map<String, Instant> found = new TreeMap<>();
            for (JsonNode member : reply.body().get("items")) {
                if (member.get("customerId").asText().startsWith(id)) {
                    found.put(member.get("customerId").asText(), Instant.parse(member.get("since").asText()));
                }
            }
            assertThat(found).as(list + " seed " + seed).isEqualTo(model);
        });
        assertThat(model).as("a model that says something").isNotEmpty();
    }

    private void post(String stream, List<Happening> events) {
        String body = events.stream().map(happening -> happening.event().toString()).collect(Collectors.joining("\n"));
        Reply reply = api.post(stream, body, "Content-Type", "application/x-ndjson");
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(202);
    }

    private void add(String stream, String customer, Instant when, ObjectNode event) {
        history.add(new Happening(stream, customer, when, event));
    }

    private String customer(int number) {
        return id + "-" + number;
    }

    private static ObjectNode event(String timeField, Instant when, String customer) {
        return JSON.createObjectNode().put(timeField, when.toString()).put("userId", customer);
    }
}
