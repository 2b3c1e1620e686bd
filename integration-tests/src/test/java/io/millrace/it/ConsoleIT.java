package io.millrace.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Asks Pinot's console every question of docs/console.md, on orders of which the answers are known. */
@SuppressWarnings("TimeInStaticInitializer") // its orders are placed once, when the class is loaded
class ConsoleIT {
    private static final Pattern QUESTION =
            Pattern.compile("(?ms)^```sql\\n(?<sql>.+?)\\n```\\n\\n\\|(?<columns>.+?)\\|\\n\\|-");

    private static final String ID = Events.newId();
    private static final String CATEGORY = "category-" + ID;
    private static final String AREA = "console-" + ID;
    private static final Instant LONG_AGO = Instant.now().minus(Duration.ofHours(20));
    private static final Instant LATELY = Instant.now().minus(Duration.ofMinutes(25));
    private static final Instant DAYS_AGO = Instant.now().minus(Duration.ofDays(2));

    private static final Map<String, Check> CHECKS = Map.ofEntries(
            Map.entry("Is this table whole?", ConsoleIT::lastArrival),
            Map.entry("Where orders stand", ConsoleIT::ordersByStatus),
            Map.entry("The history of one order", ConsoleIT::stepsForward),
            Map.entry("The history of one order, 2", ConsoleIT::allStatuses),
            Map.entry("What is in an order", ConsoleIT::firstItem),
            Map.entry("Time in status, by percentile", ConsoleIT::secondsInStatus),
            Map.entry("Orders per minute", ConsoleIT::ordersOfTheMinute),
            Map.entry("Popular categories by day", ConsoleIT::categoryOnTwoDays),
            Map.entry("Which areas an order's courier was in", ConsoleIT::enteredAndLeft),
            Map.entry("What the shop sells now", ConsoleIT::productsThatAreNotDeleted),
            Map.entry("What was refused", ConsoleIT::refusedOrder));

    private interface Check {
        void of(List<JsonNode> rows);
    }

    /** A question of the document, by its heading; a second one under the same heading is called "…, 2". */
    private record Question(String name, String sql, List<String> columns) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void orders() {
        SharedProcessor.start();
        ApiClient api = SharedApi.client();
        ShopRows.product("p-" + ID, "Margherita", CATEGORY, LONG_AGO);
        ShopRows.product("gone-" + ID, "Regina", CATEGORY, LONG_AGO);
        ShopRows.deleteProduct("gone-" + ID, "Regina", CATEGORY, LONG_AGO.plusSeconds(1));
        api.post("orders", Events.order(ID, LONG_AGO, "12.30").toString());
        await().until(() -> newest().equals("PLACED_ORDER"));
        for (String status : List.of("ORDER_CONFIRMED", "BEING_COOKED")) {
            api.post("order_statuses", Events.status(ID, at(status), status).toString());
            await().until(() -> newest().equals(status));
        }
        api.post(
                "order_statuses",
                Events.status(ID, at("BEING_PREPARED"), "BEING_PREPARED").toString());
        api.post("orders", "[%s,%s]".formatted(ofCategory("lately", LATELY, 3), ofCategory("before", DAYS_AGO, 4)));
        api.post("orders", Events.order("other-" + ID, LATELY, "2.50").toString());
        for (int i = 1; i < 10; i++) { // so that the percentiles differ
            String cooked = "cooked-%s-%d".formatted(ID, i);
            Instant since = LONG_AGO.plus(Duration.ofHours(i));
            api.post("orders", Events.order(cooked, since, "1").toString());
            api.post(
                    "order_statuses",
                    Events.status(cooked, since, "BEING_COOKED").toString());
        }
        api.post("orders", "{\"id\":\"refused-" + ID + "\"}");
        rideThroughAnArea(api);
    }

    private static void rideThroughAnArea(ApiClient api) {
        String square = "{\"type\":\"Polygon\",\"coordinates\":[[[8,-60],[8.1,-60],[8.1,-59.9],[8,-59.9],[8,-60]]]}";
        assertThat(api.put("/geofences/" + AREA, square).status()).isEqualTo(201);
        await().until(
                        () -> { // the processor reads areas by itself
                            ride(api, "probe-" + ID, Instant.now(), "IN_TRANSIT");
                            return !crossings("probe-" + ID).isEmpty();
                        });
        ride(api, ID, LATELY, "IN_TRANSIT");
        ride(api, ID, LATELY.plusSeconds(60), "DELIVERED");
        await().until(() -> crossings(ID).size() == 2);
        api.delete("/geofences/" + AREA);
    }

    private static void ride(ApiClient api, String order, Instant at, String status) {
        ObjectNode position = Events.position(order, at, -59.95, 8.05).put("status", status);
        api.post("delivery_statuses", position.toString());
    }

    private static JsonNode crossings(String order) {
        return PinotSql.rows("SELECT kind FROM geofence_events WHERE orderId = '%s' LIMIT 10".formatted(order));
    }

    static List<Question> questions() throws IOException {
        String document = Files.readString(Path.of(System.getProperty("millrace.root"), "docs/console.md"));
        return Arrays.stream(document.split("\n## "))
                .flatMap(ConsoleIT::questionsOf)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void theAnswerIsWhatTheDocumentSays(Question question) {
        Check check = Objects.requireNonNull(CHECKS.get(question.name()), "a check of this question");

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode table = PinotSql.console(question.sql().replace("'A-1'", "'" + ID + "'"));
            assertThat(texts(table.at("/dataSchema/columnNames"))).isEqualTo(question.columns());
            check.of(rows(table));
        });
    }

    @Test
    void eachCheckHasItsQuestion() throws IOException {
        assertThat(questions()).extracting(Question::name).containsExactlyInAnyOrderElementsOf(CHECKS.keySet());
    }

    @Test
    void withoutLimitThereAreTenRows() {
        String many = IntStream.range(0, 12)
                .mapToObj(i -> Events.order("many-%s-%d".formatted(ID, i), DAYS_AGO, "1")
                        .toString())
                .collect(Collectors.joining(",", "[", "]"));
        SharedApi.client().post("orders", many);
        String sql = "SELECT id FROM orders WHERE id LIKE 'many-" + ID + "-%'";

        await().until(() -> PinotSql.console(sql + " LIMIT 100").get("rows").size() == 12);

        assertThat(PinotSql.console(sql).get("rows")).hasSize(10);
    }

    private static void lastArrival(List<JsonNode> rows) {
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.get("orders").asLong()).isGreaterThanOrEqualTo(11);
            assertThat(row.get("lastReceived").asDouble()).isBetween(0.0, 3600.0);
            assertThat(row.get("lastWritten").asDouble())
                    .isBetween(0.0, row.get("lastReceived").asDouble());
        });
    }

    private static void ordersByStatus(List<JsonNode> rows) {
        assertThat(rows).anySatisfy(row -> {
            assertThat(row.get("status").asText()).isEqualTo("BEING_COOKED");
            assertThat(row.get("orders").asLong()).isGreaterThanOrEqualTo(10);
            assertThat(row.get("revenue").asDouble()).isGreaterThanOrEqualTo(9 + 12.3);
        });
    }

    private static void stepsForward(List<JsonNode> rows) {
        assertThat(rows)
                .extracting(row -> row.get("status").asText())
                .containsExactly("PLACED_ORDER", "ORDER_CONFIRMED", "BEING_COOKED");
        assertThat(rows.get(2).get("since").asText()).isEqualTo(text(at("BEING_COOKED"), "yyyy-MM-dd HH:mm:ss"));
    }

    private static void allStatuses(List<JsonNode> rows) {
        assertThat(rows)
                .extracting(row -> row.get("status").asText())
                .containsExactly("ORDER_CONFIRMED", "BEING_PREPARED", "BEING_COOKED");
    }

    private static void firstItem(List<JsonNode> rows) {
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.get("id").asText()).isEqualTo(ID);
            assertThat(row.get("price").asDouble()).isEqualTo(12.30);
            assertThat(row.get("firstProduct").asText()).isEqualTo("3");
            assertThat(row.get("pieces").asInt()).isEqualTo(2);
        });
    }

    /** Held against what the rows themselves say, as other tests leave orders too. */
    private static void secondsInStatus(List<JsonNode> rows) {
        long now = System.currentTimeMillis();
        List<Long> since = StreamSupport.stream(
                        PinotSql.rows(("SELECT ts FROM orders_enriched WHERE status = 'BEING_COOKED' AND ts >= %d"
                                                + " AND ts < %d ORDER BY ts DESC LIMIT 100000")
                                        .formatted(now - Duration.ofDays(1).toMillis(), now))
                                .spliterator(),
                        false)
                .map(row -> row.get(0).asLong())
                .toList();
        JsonNode cooked = only(rows, "status", "BEING_COOKED");
        assertThat(since).hasSizeGreaterThanOrEqualTo(10);
        assertThat(cooked.get("orders").asInt()).isEqualTo(since.size());
        for (Map.Entry<String, Integer> percentile :
                Map.of("half", 50, "ninety", 90, "ninetyNine", 99).entrySet()) {
            long at = since.get(since.size() * percentile.getValue() / 100);
            assertThat(cooked.get(percentile.getKey()).asDouble()).isCloseTo((now - at) / 1000.0, within(30.0));
        }
        assertThat(cooked.get("longest").asDouble())
                .isGreaterThanOrEqualTo(
                        Duration.between(at("BEING_COOKED"), Instant.now()).toSeconds() - 1.0);
    }

    private static void ordersOfTheMinute(List<JsonNode> rows) {
        long minute = LATELY.getEpochSecond() / 60 * 60_000;
        JsonNode counted = PinotSql.rows("SELECT COUNT(*), SUM(price) FROM orders WHERE ts BETWEEN %d AND %d LIMIT 1"
                        .formatted(minute, minute + 59_999))
                .get(0);
        JsonNode row = only(rows, "placed", text(LATELY, "yyyy-MM-dd HH:mm"));
        assertThat(row.get("orders").asInt())
                .isGreaterThanOrEqualTo(2)
                .isEqualTo(counted.get(0).asInt());
        assertThat(row.get("revenue").asDouble()).isCloseTo(counted.get(1).asDouble(), within(0.01));
    }

    private static void categoryOnTwoDays(List<JsonNode> rows) {
        assertThat(rows.stream()
                        .filter(row -> row.get("productCategory").asText().equals(CATEGORY))
                        .map(row -> "%s %s %d"
                                .formatted(
                                        row.get("placed").asText(),
                                        row.get("orders"),
                                        row.get("pieces").asInt())))
                .containsExactly(text(LATELY, "yyyy-MM-dd") + " 1 3", text(DAYS_AGO, "yyyy-MM-dd") + " 1 4");
    }

    private static void productsThatAreNotDeleted(List<JsonNode> rows) {
        JsonNode row = only(rows, "category", CATEGORY);
        assertThat(row.get("products").asInt()).isEqualTo(1);
        assertThat(row.get("cheapest").asDouble()).isEqualTo(160);
        assertThat(row.get("dearest").asDouble()).isEqualTo(160);
    }

    private static void enteredAndLeft(List<JsonNode> rows) {
        assertThat(rows)
                .extracting(row -> "%s %s %s"
                        .formatted(
                                row.get("geofence").asText(),
                                row.get("kind").asText(),
                                row.get("status").asText()))
                .containsExactly(AREA + " ENTERED IN_TRANSIT", AREA + " LEFT DELIVERED");
        assertThat(rows.get(0).get("crossed").asText()).isEqualTo(text(LATELY, "yyyy-MM-dd HH:mm:ss"));
    }

    private static void refusedOrder(List<JsonNode> rows) {
        assertThat(rows).anySatisfy(row -> {
            assertThat(row.get("payload").asText()).contains("refused-" + ID);
            assertThat(row.get("step").asText()).isEqualTo("validate");
            assertThat(row.get("reason").asText()).isNotBlank();
        });
    }

    private static Stream<Question> questionsOf(String section) {
        String heading = section.lines().findFirst().orElse("");
        List<Question> questions = QUESTION.matcher(section)
                .results()
                .map(match -> new Question(
                        heading,
                        match.group(1),
                        Arrays.stream(match.group(2).split("\\|"))
                                .map(String::strip)
                                .toList()))
                .toList();
        assertThat(section.split("```sql", -1))
                .as("questions with their columns")
                .hasSize(questions.size() + 1);
        return Stream.iterate(0, i -> i < questions.size(), i -> i + 1)
                .map(i -> i == 0
                        ? questions.get(0)
                        : new Question(
                                heading + ", " + (i + 1),
                                questions.get(i).sql(),
                                questions.get(i).columns()));
    }

    /** Each row as an object. */
    private static List<JsonNode> rows(JsonNode table) {
        List<String> columns = texts(table.at("/dataSchema/columnNames"));
        return StreamSupport.stream(table.get("rows").spliterator(), false)
                .map(values -> {
                    ObjectNode row = JsonNodeFactory.instance.objectNode();
                    for (int i = 0; i < columns.size(); i++) {
                        row.set(columns.get(i), values.get(i));
                    }
                    return (JsonNode) row;
                })
                .toList();
    }

    private static JsonNode only(List<JsonNode> rows, String column, String value) {
        List<JsonNode> found = rows.stream()
                .filter(row -> row.get(column).asText().equals(value))
                .toList();
        assertThat(found).as(value).hasSize(1);
        return found.get(0);
    }

    private static ObjectNode ofCategory(String name, Instant placed, int quantity) {
        ObjectNode order = Events.order(name + "-" + ID, placed, "30");
        ((ObjectNode) order.at("/items/0")).put("productId", "p-" + ID).put("quantity", quantity);
        return order;
    }

    private static Instant at(String status) {
        return LONG_AGO.plusSeconds(List.of("PLACED_ORDER", "ORDER_CONFIRMED", "BEING_PREPARED", "BEING_COOKED")
                        .indexOf(status)
                * 10L);
    }

    private static String newest() {
        return PinotSql.rows("SELECT status FROM orders_enriched WHERE id = '%s' LIMIT 1".formatted(ID))
                .at("/0/0")
                .asText();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String text(Instant instant, String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC).format(instant);
    }
}
