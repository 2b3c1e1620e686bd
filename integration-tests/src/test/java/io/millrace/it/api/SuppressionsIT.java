package io.millrace.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.it.ApiClient;
import io.millrace.it.ApiClient.Reply;
import io.millrace.it.Customers;
import io.millrace.it.Events;
import io.millrace.it.SharedApi;
import io.millrace.it.SharedProcessor;
import io.millrace.it.SharedStack;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tools get that pull suppression lists. */
@ResourceLock(SharedStack.SUPPRESSIONS)
class SuppressionsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(40);

    private final ApiClient api = SharedApi.client();
    private final String id = Events.newId();
    private final Instant now = Instant.now();

    /** Of what {@code cancelled} is made from nothing is known before the processor has worked it off. */
    @BeforeAll
    static void processorRuns() {
        SharedProcessor.start();
    }

    @Test
    void aListIsTheSameInPagesHoweverSmallTheyAre() {
        customers(300, "winback");
        await().atMost(SOON)
                .until(() -> mine(pages("/suppressions/winback?limit=10000")).size() == 300);

        assertThat(mine(pages("/suppressions/winback?limit=41"))).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void ndjsonEndsWithALineThatSaysItIsComplete() {
        customers(3, "opted_out");

        await().atMost(SOON).untilAsserted(() -> {
            List<String> lines =
                    get("/suppressions/opted_out?format=ndjson").lines().toList();
            JsonNode last = JSON.readTree(lines.get(lines.size() - 1));
            assertThat(last.get("complete").asBoolean()).isTrue();
            assertThat(last.get("members").asInt()).isEqualTo(lines.size() - 1);
            assertThat(lines.stream().filter(line -> line.contains(id))).hasSize(3);
        });
    }

    @Test
    void aStreamComesCompressedWhereThatIsAskedFor() throws Exception {
        customers(2, "opted_out");
        await().atMost(SOON)
                .until(() -> get("/suppressions/opted_out?format=csv").contains(id + "-1@example.com"));

        HttpRequest request = HttpRequest.newBuilder(URI.create(SharedApi.address() + "/suppressions/opted_out"))
                .header("Accept", "text/csv")
                .header("Accept-Encoding", "gzip")
                .build();
        HttpResponse<byte[]> response = await().atMost(SOON)
                .until(
                        () -> HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray()),
                        answer -> answer.statusCode() != 503);

        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("customerId,email,reason,since,until\r\n")
                    .contains(id + "-1," + id + "-1@example.com,opted out,");
        }
    }

    @Test
    void whatASpreadsheetWouldRunIsMadeHarmlessInCsv() {
        customer("1", "=cmd|'/c calc'!a0\"@example.com");
        optOut("1");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(get("/suppressions/opted_out?format=csv&fields=customerId,email"))
                        .contains("\r\n" + id + "-1,\"'=cmd|'/c calc'!a0\"\"@example.com\"\r\n"));
    }

    @Test
    void anAddressIsHashedAsSha256sumDoesWithoutSpaceAndInLowerCase() throws Exception {
        customer("1", "\u00a0 Asha.Rao+" + id.toUpperCase(java.util.Locale.ROOT) + "@Example.COM ");
        optOut("1");
        Process sum = new ProcessBuilder("sha256sum").start();
        try (var in = sum.getOutputStream()) {
            in.write(("asha.rao+" + id + "@example.com").getBytes(StandardCharsets.UTF_8));
        }
        String hash = new String(sum.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split(" ", -1)[0];

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(get("/suppressions/opted_out?format=ndjson&hash=sha256&fields=email"))
                        .contains("{\"email\":\"" + hash + "\"}"));
    }

    @Test
    void whoIsDeletedFromTheDatabaseIsOnNoListAndFoundByNoLookUp() {
        customer("1", id + "@example.com");
        optOut("1");
        await().atMost(SOON).untilAsserted(() -> assertThat(get("/suppressions/opted_out?format=csv"))
                .contains(id));

        Customers.delete(id + "-1", id + "@example.com", now.plusSeconds(5));

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(get("/suppressions/opted_out?format=csv")).doesNotContain(id);
            JsonNode verdict = check(id + "@example.com").get(0);
            assertThat(verdict.get("known").asBoolean()).isFalse();
            assertThat(verdict.get("suppressed").asBoolean()).isFalse();
        });
    }

    @Test
    void aLookUpSaysByWhichListWhyAndUntilWhenHoweverTheAddressIsWritten() {
        customer("1", "O'Brien+" + id + "@example.com");
        customer("2", "\"a b\"@" + id + ".example.com");
        customer("3", "मेल-" + id.substring(0, 8) + "@उदाहरण.example");
        orders(Stream.of(id + "-1"));
        optOut("1");

        await().atMost(SOON).untilAsserted(() -> {
            JsonNode results = check(
                    " o'brien+" + id + "@EXAMPLE.com",
                    "\"a b\"@" + id + ".example.com",
                    "मेल-" + id.substring(0, 8) + "@उदाहरण.example",
                    "nobody-" + id + "@example.com");
            assertThat(results.get(0).get("lists").findValuesAsText("list")).containsExactly("opted_out", "winback");
            assertThat(results.get(0).at("/lists/0/reason").asText()).isEqualTo("opted out");
            assertThat(results.get(0).at("/lists/0/until").isNull()).isTrue();
            assertThat(Instant.parse(results.get(0).at("/lists/1/until").asText()))
                    .isEqualTo(now.truncatedTo(java.time.temporal.ChronoUnit.MILLIS)
                            .plus(Duration.ofDays(90)));
            assertThat(results.findValuesAsText("known")).containsExactly("true", "true", "true", "false");
            assertThat(results.findValuesAsText("suppressed")).containsExactly("true", "false", "false", "false");
        });
        Reply one = api.get("/suppressions/check?lists=winback&email=" + encoded("o'brien+" + id + "@example.com"));
        assertThat(one.body().at("/results/0/lists/0/list").asText()).isEqualTo("winback");
    }

    @Test
    void anAddressWithQuotesInARowOrWhatPinotTakesForOptionsIsFound() {
        customer("1", "d''arc''''+" + id + "@example.com");
        customer("2", "'option(a\\\\" + id.substring(0, 8) + "'@example.com");
        optOut("1");
        optOut("2");

        await().atMost(SOON).untilAsserted(() -> assertThat(check(
                                "d''arc''''+" + id + "@example.com",
                                "'option(a\\\\" + id.substring(0, 8) + "'@example.com",
                                "d'arc''+" + id + "@example.com")
                        .findValuesAsText("suppressed"))
                .containsExactly("true", "true", "false"));
    }

    @Test
    void ofVersionsOfOneTimeTheLogsLastCounts() {
        customer("moved", "old-" + id + "@example.com");
        customer("moved", "new-" + id + "@example.com");
        customer("back", "back-" + id + "@example.com");
        Customers.delete(id + "-back", "back-" + id + "@example.com", now);
        customer("back", "back-" + id + "@example.com");
        customer("gone", "gone-" + id + "@example.com");
        Customers.delete(id + "-gone", "gone-" + id + "@example.com", now);
        Stream.of("moved", "back", "gone").forEach(this::optOut);

        await().atMost(SOON).untilAsserted(() -> assertThat(check(
                                "new-" + id + "@example.com",
                                "old-" + id + "@example.com",
                                "back-" + id + "@example.com",
                                "gone-" + id + "@example.com")
                        .findValuesAsText("suppressed"))
                .containsExactly("true", "false", "true", "false"));
        assertThat(pulled("/suppressions/opted_out"))
                .isEqualTo(Map.of(
                        id + "-moved", "new-" + id + "@example.com",
                        id + "-back", "back-" + id + "@example.com"));
    }

    @Test
    void whatProtectsACustomerCountsFromItsArrivalThoughItsTimeIsAhead() {
        customer("1", id + "-1@example.com");
        decide("1", "OPTED_OUT", now.plus(Duration.ofHours(1)));
        decide("1", "OPTED_IN", now);
        customer("2", id + "-2@example.com");
        decide("2", "OPTED_OUT", now);
        decide("2", "OPTED_IN", now.plus(Duration.ofHours(1)));

        await().atMost(SOON).untilAsserted(() -> assertThat(
                        pulled("/suppressions/opted_out").keySet())
                .containsExactlyInAnyOrder(id + "-1", id + "-2"));
    }

    @Test
    void whoHasNoAddressIsOnTheListAndCounted() {
        decide("nobody", "OPTED_OUT", now);

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(get("/suppressions/opted_out?format=ndjson&fields=customerId"))
                    .contains("{\"customerId\":\"" + id + "-nobody\"}");
            assertThat(get("/suppressions/opted_out?format=csv&fields=customerId,email"))
                    .contains("\r\n" + id + "-nobody,\r\n");
        });
        List<JsonNode> byAddress = lines("/suppressions/opted_out?format=ndjson&fields=email");
        JsonNode last = byAddress.get(byAddress.size() - 1);
        assertThat(last.get("withoutAddress").asInt()).isPositive();
        assertThat(last.get("members").asInt()).isEqualTo(byAddress.size() - 1);
    }

    @Test
    void whoAppliesTheChangesSinceAnEarlierPullHasTheListOfNow() {
        customers(5, "opted_out");
        await().atMost(SOON).until(() -> pulled("/suppressions/opted_out").size() == 5);
        Map<String, String> kept = pulled("/suppressions/opted_out");
        String cursor = trailer("/suppressions/opted_out").get("cursor").asText();

        decide("0", "OPTED_IN", now.plusMillis(5));
        Customers.delete(id + "-1", id + "-1@example.com", now.plusMillis(5));
        Customers.publish(id + "-2", id + "-new@example.com", now.plusMillis(5));
        customer("9", id + "-9@example.com");
        decide("9", "OPTED_OUT", now.minus(Duration.ofDays(3)));
        Map<String, String> expected = Map.of(
                id + "-2", id + "-new@example.com",
                id + "-3", id + "-3@example.com",
                id + "-4", id + "-4@example.com",
                id + "-9", id + "-9@example.com");
        await().atMost(SOON).until(() -> pulled("/suppressions/opted_out").equals(expected));

        lines("/suppressions/opted_out?format=ndjson&since=" + cursor).forEach(line -> {
            if (line.path("change").asText().equals("removed")) {
                kept.remove(line.get("customerId").asText());
            } else if (line.path("customerId").asText().startsWith(id)) {
                kept.put(line.get("customerId").asText(), line.get("email").asText());
            }
        });
        assertThat(kept).isEqualTo(expected);
        assertThat(detail("/suppressions/winback?format=ndjson&since=" + cursor))
                .startsWith("since: is of another list");
        assertThat(detail("/suppressions/opted_out?since=" + cursor)).startsWith("since: is for format=ndjson");
    }

    private Map<String, String> pulled(String path) {
        return lines(path + "?format=ndjson").stream()
                .filter(line -> line.path("customerId").asText().startsWith(id))
                .collect(Collectors.toMap(line -> line.get("customerId").asText(), line -> line.get("email")
                        .asText()));
    }

    private JsonNode trailer(String path) {
        List<JsonNode> lines = lines(path + "?format=ndjson");
        return lines.get(lines.size() - 1);
    }

    private List<JsonNode> lines(String path) {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : get(path).lines().toList()) {
            try {
                lines.add(JSON.readTree(line));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return lines;
    }

    @Test
    void anAudienceTakesListsFromListsAndCountsEachStep() throws IOException {
        customers(4, "winback");
        optOut("1");
        api.post(
                "redemptions",
                "{\"id\":\"%s\",\"redeemedAt\":\"%s\",\"userId\":\"%s-2\",\"offer\":\"birthday_gift\"}"
                        .formatted(id, now, id));

        await().atMost(SOON).untilAsserted(() -> {
            List<String> lines =
                    get("/audiences/birthday_reminder?format=ndjson").lines().toList();
            assertThat(lines.stream()
                            .filter(line -> line.contains(id))
                            .map(line -> line.replaceAll(".*" + id + "-(\\d).*", "$1")))
                    .containsExactlyInAnyOrder("0", "3");
            JsonNode steps = JSON.readTree(lines.get(lines.size() - 1)).get("steps");
            assertThat(steps.findValuesAsText("step")).containsExactly("include", "exclude", "exclude", "address");
            JsonNode last = JSON.readTree(lines.get(lines.size() - 1));
            assertThat(steps.get(3).get("left").asInt()
                            + last.get("withoutAddress").asInt())
                    .isEqualTo(lines.size() - 1);
            assertThat(steps.get(0).get("left").asInt())
                    .isGreaterThanOrEqualTo(steps.get(2).get("left").asInt() + 2);
        });
    }

    @Test
    void theOverviewTellsEachListsSize() {
        customers(2, "opted_out");

        await().atMost(SOON).untilAsserted(() -> {
            JsonNode lists = api.get("/suppressions").body().get("items");
            assertThat(lists)
                    .extracting(list -> list.get("name").asText())
                    .containsExactly("cancelled", "offered", "opted_out", "redeemed", "winback");
            assertThat(lists.get(2).get("size").asInt()).isGreaterThanOrEqualTo(2);
            assertThat(lists.get(2).get("exact").asBoolean()).isTrue();
            assertThat(lists.get(2).get("freshnessMs").asLong()).isBetween(0L, 10_000L);
        });
    }

    @Test
    void theSizesAreLeftOutOrAskedForOneByOne() {
        customers(2, "opted_out");

        JsonNode lists = api.get("/suppressions?sizes=false").body().get("items");
        assertThat(lists.get(2).get("name").asText()).isEqualTo("opted_out");
        assertThat(lists.get(2).has("size")).isFalse();
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode size = api.get("/suppressions/opted_out/size").body();
            assertThat(size.get("size").asInt()).isGreaterThanOrEqualTo(2);
            assertThat(size.get("freshnessMs").asLong()).isBetween(0L, 10_000L);
            assertThat(api.get("/audiences/birthday_reminder/size").body().get("steps"))
                    .hasSize(4);
        });
        assertThat(api.get("/audiences?sizes=false").body().get("items").get(0).has("size"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/suppressions/nobody | 404 | There is no list nobody; there are [cancelled, offered, opted_out, redeemed, winback].",
                "/audiences/nobody | 404 | There is no audience nobody; there are [birthday_reminder].",
                "/suppressions/winback?days=-1 | 400 | days: must be a whole number from 1 to 365, was '-1'",
                "/suppressions/winback?N=1 | 400 | N: no such parameter of winback",
                "/suppressions?sizes=no | 400 | sizes: must be true or false, was 'no'",
                "/suppressions/nobody/size | 404 | There is no list nobody; there are [cancelled, offered, opted_out, redeemed, winback].",
                "/suppressions/winback/size?N=1 | 400 | N: no such parameter of winback",
                "/audiences/nobody/size | 404 | There is no audience nobody; there are [birthday_reminder].",
                "/audiences/birthday_reminder/size?days=1 | 400 | days: no such parameter",
                "/suppressions?page=2 | 400 | page: no such parameter",
                "/audiences?page=2 | 400 | page: no such parameter",
                "/suppressions/winback?days=1&days=2 | 400 | days: must be given once, was '1', '2'",
                "/suppressions/opted_out?channel=email | 400 | channel: must be one of [EMAIL, SMS, PUSH], was 'email'",
                "/suppressions/redeemed?zone=Mars | 400 | zone: must be a time zone such as Europe/Berlin, UTC or +05:30, was 'Mars'",
                "/suppressions/winback?fields=email,name | 400 | fields: must be some of customerId,email,reason,since,until, each once, with commas between, was 'email,name'",
                "/suppressions/winback?hash=sha256&platform=bing | 400 | platform: must be google, meta or tiktok, was 'bing'",
                "/suppressions/winback?hash=md5 | 400 | hash: must be sha256, was 'md5'",
                "/suppressions/winback?format=xml | 400 | format: must be json, ndjson or csv, was 'xml'",
                "/suppressions/winback?limit=0 | 400 | limit: must be a whole number from 1 to 10000, was '0'",
                "/suppressions/winback?after=abc | 400 | after: must be given back as it was received; this one wasn't made here, or was changed",
                "/suppressions/check | 400 | email: must be an e-mail address: something of up to 64 bytes, an @, something of up to 255 bytes, no control characters, was ''",
                "/suppressions/check?email=nobody | 400 | email: must be an e-mail address: something of up to 64 bytes, an @, something of up to 255 bytes, no control characters, was 'nobody'",
                "/suppressions/check?email=a@b.c&lists=winback,none | 400 | lists: must be some of [cancelled, offered, opted_out, redeemed, winback], was 'none'",
                "/audiences/birthday_reminder?days=3 | 400 | days: no such parameter",
            })
    void aRequestThatBreaksARuleIsToldTheRule(String path, int status, String detail) {
        Reply reply = api.get(path);

        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(status);
        assertThat(reply.body().get("detail").asText()).isEqualTo(detail);
    }

    @Test
    void aCursorOfAnotherQuestionOrAChangedOneIsRefused() {
        customers(3, "winback");
        await().atMost(SOON).until(() -> api.get("/suppressions/winback?limit=1")
                .body()
                .path("next")
                .isTextual());
        String cursor =
                api.get("/suppressions/winback?limit=1").body().get("next").asText();

        assertThat(detail("/suppressions/opted_out?after=" + cursor))
                .isEqualTo("after: is of another list, or of other parameters, than opted_out");
        assertThat(detail("/suppressions/winback?days=3&after=" + cursor))
                .isEqualTo("after: is of another list, or of other parameters, than winback");
        assertThat(detail("/suppressions/winback?after=" + (cursor.startsWith("e") ? "f" : "e") + cursor.substring(1)))
                .startsWith("after: must be given back as it was received");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[]",
                "{\"emails\":[]}",
                "{\"emails\":[1]}",
                "{\"emails\":[\"a@b\"],\"list\":[]}",
            })
    void aLookUpOfManyThatBreaksARuleIsRefused(String body) {
        Reply reply = post(body);

        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(400);
        assertThat(reply.body().get("type").asText()).startsWith("urn:millrace:problem:");
    }

    @Test
    void tenThousandAddressesAreTakenAndOneMoreIsNot() {
        Reply most = await().atMost(SOON).until(() -> post(emails(10_000)), answer -> answer.status() != 503);
        assertThat(most.status()).as(most.header("Content-Type")).isEqualTo(200);
        assertThat(most.body().get("results")).hasSize(10_000);

        Reply more = post(emails(10_001));
        assertThat(more.status()).isEqualTo(400);
        assertThat(more.body().get("detail").asText()).isEqualTo("emails: must be 1 to 10000 addresses, were 10001");
    }

    @Test
    void eachTextThatIsNoAddressIsNamedByItsPlace() {
        Reply reply = post("{\"emails\":[\"a@b.c\",\"nobody\",\"@b.c\",\"a@\"]}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().get("errors").findValuesAsText("index")).containsExactly("1", "2", "3");
    }

    private void customers(int count, String list) {
        IntStream.range(0, count).forEach(i -> customer("" + i, id + "-" + i + "@example.com"));
        if (list.equals("winback")) {
            orders(IntStream.range(0, count).mapToObj(i -> id + "-" + i));
        } else {
            IntStream.range(0, count).forEach(i -> optOut("" + i));
        }
    }

    private void customer(String number, String email) {
        Customers.publish(id + "-" + number, email, now);
    }

    private void optOut(String number) {
        decide(number, "OPTED_OUT", now);
    }

    private void decide(String number, String status, Instant at) {
        Reply reply = api.post(
                "consents",
                "{\"userId\":\"%s-%s\",\"channel\":\"EMAIL\",\"status\":\"%s\",\"changedAt\":\"%s\"}"
                        .formatted(id, number, status, at));
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(202);
    }

    private void orders(Stream<String> customers) {
        String orders = customers
                .map(customer -> Events.order(Events.newId(), now, "1")
                        .put("userId", customer)
                        .toString())
                .collect(Collectors.joining("\n"));
        assertThat(api.post("orders", orders, "Content-Type", "application/x-ndjson")
                        .status())
                .isEqualTo(202);
    }

    private List<String> pages(String path) {
        List<String> ids = new ArrayList<>();
        String after = "";
        do {
            Reply page = whole(path + after);
            ids.addAll(page.body().get("items").findValuesAsText("customerId"));
            JsonNode next = page.body().get("next");
            after = next.isNull() ? "" : "&after=" + next.asText();
        } while (!after.isEmpty());
        return ids;
    }

    private List<String> mine(List<String> ids) {
        return ids.stream().filter(found -> found.startsWith(id)).toList();
    }

    private String get(String path) {
        return whole(path).raw().body();
    }

    /** Comes back where it is told to, as a tool does: on a busy machine nobody may know whether a table is whole. */
    private Reply whole(String path) {
        Reply reply = await().atMost(SOON).until(() -> api.get(path), answer -> answer.status() != 503);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        return reply;
    }

    private String detail(String path) {
        Reply reply = api.get(path);
        assertThat(reply.status()).isEqualTo(400);
        return reply.body().get("detail").asText();
    }

    private JsonNode check(String... emails) {
        Reply reply = post(JSON.createObjectNode()
                .set("emails", JSON.valueToTree(List.of(emails)))
                .toString());
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        return reply.body().get("results");
    }

    private Reply post(String body) {
        return api.send(HttpRequest.newBuilder(URI.create(SharedApi.address() + "/suppressions/check"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String emails(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"customer-" + i + "@example.com\"")
                .collect(Collectors.joining(",", "{\"emails\":[", "]}"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
