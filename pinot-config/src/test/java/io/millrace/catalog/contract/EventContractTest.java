package io.millrace.catalog.contract;

import static io.millrace.catalog.contract.TestEvents.NOW;
import static io.millrace.catalog.contract.TestEvents.ORDER;
import static io.millrace.catalog.contract.TestEvents.order;
import static io.millrace.catalog.contract.TestEvents.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.catalog.contract.ValidationResult.Accepted;
import io.millrace.catalog.contract.ValidationResult.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventContractTest {

    @Test
    void anOrderIsKeptAsSentWithItsTimeAndItsBucketAdded() {
        Accepted accepted = accepted(order(ORDER));

        assertThat(accepted.key()).isEqualTo("o1");
        assertThat(accepted.event())
                .hasToString(ORDER.substring(0, ORDER.length() - 1) + ",\"ts\":1795195201123,\"bucket\":66}");
    }

    @Test
    void aNumberKeepsEveryDigit() {
        Accepted accepted = accepted(order(ORDER.replace("431.50", "999999999.90")));

        assertThat(accepted.event().get("price")).hasToString("999999999.90");
    }

    @Test
    void anIdentifierSentAsANumberIsText() {
        Accepted accepted = accepted(order(ORDER.replace("\"o1\"", "9223372036854775807")
                .replace("\"17\"", "17")
                .replace("\"12\"", "-12")));

        assertThat(accepted.key()).isEqualTo("9223372036854775807");
        assertThat(accepted.event().get("id").isTextual()).isTrue();
        assertThat(accepted.event().get("userId").textValue()).isEqualTo("17");
        assertThat(accepted.event().at("/items/0/productId").textValue()).isEqualTo("-12");
        assertThat(accepted.event().at("/items/0/quantity").isIntegralNumber()).isTrue();
    }

    @Test
    void theSameMomentWrittenInTwoWaysIsTheSameKey() {
        Accepted utc =
                accepted(status("{\"id\":\"1\",\"updatedAt\":\"2026-11-20T17:20:01Z\",\"status\":\"DELIVERED\"}"));
        Accepted indian = accepted(
                status("{\"id\":\"1\",\"updatedAt\":\"2026-11-20T22:50:01.0+05:30\",\"status\":\"DELIVERED\"}"));

        assertThat(indian.event()).isEqualTo(utc.event());
        assertThat(utc.event().get("updatedAt").textValue()).isEqualTo("2026-11-20T17:20:01.000Z");
    }

    @Test
    void anOddIdComesOutUnchanged() {
        Accepted accepted =
                accepted(order(ORDER.replace("o1", "it's \\\"?\\\" $1 \\\\ \\ud83c\\udf55 🍕 \\u00e9 \\n")));

        assertThat(accepted.key()).isEqualTo("it's \"?\" $1 \\ 🍕 🍕 é \n");
    }

    @Test
    void onlyTheGivenBytesAreRead() {
        byte[] bytes = ("[" + ORDER + ",{\"id\":…").getBytes(StandardCharsets.UTF_8);
        EventContract contract = EventContract.of(TestEvents.stream("orders"));

        assertThat(contract.examine(bytes, 1, ORDER.length(), NOW)).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"id\":\"o1\",\"createdAt\":\"2026",
                "{\"id\":NaN}",
                "{\"id\":-Infinity}",
                "{\"id\":01}",
                "{\"id\":\"o1\",}",
                "{'id':'o1'}",
                "{\"id\":\"o1\"} {\"id\":\"o2\"}",
                "{\"id\":\"o1\"}]",
                "{\"id\":\"a\tb\"}",
                "{\"id\":\"\\x\"}",
                "{/* */}",
            })
    void whatIsNoJsonIsMalformed(String json) {
        Refused refused = refused(order(json));

        assertThat(refused.malformed()).isTrue();
        assertThat(refused.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.rule()).isEqualTo(Rule.JSON);
            assertThat(violation.pointer()).isEmpty();
            assertThat(violation.reason())
                    .startsWith("must be JSON: ")
                    .matches("must be JSON: it (ends too early|has a syntax error) at line 1, byte \\d+");
        });
    }

    @Test
    void textThatIsNoUtf8IsMalformed() {
        byte[] latin1 = ORDER.replace("o1", "é").getBytes(StandardCharsets.ISO_8859_1);
        byte[] utf16 = ORDER.getBytes(StandardCharsets.UTF_16LE);
        byte[] overlong = ORDER.replace("o1", "é").getBytes(StandardCharsets.UTF_8);
        overlong[ORDER.indexOf("o1")] = (byte) 0xC0;

        assertThat(refused(order(latin1)))
                .isEqualTo(new Refused(true, List.of(new Violation(Rule.UTF_8, "must be well-formed UTF-8", ""))));
        assertThat(refused(order(overlong)).malformed()).isTrue();
        assertThat(refused(order(utf16)).malformed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                     | an event must be a JSON object, was an array",
                "null                   | an event must be a JSON object, was null",
                "12                     | an event must be a JSON object, was a number",
                "\"text\"               | an event must be a JSON object, was a string",
                "false                  | an event must be a JSON object, was a boolean",
            })
    void whatIsNoObjectIsRefused(String json, String reason) {
        Refused refused = refused(order(json));

        assertThat(refused.malformed()).isFalse();
        assertThat(refused.violations()).containsExactly(new Violation(Rule.TYPE, reason, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "431.50       | 1.005                | /price           | multipleOf | must be a multiple of 0.01, was 1.005",
                "431.50       | -0.01                | /price           | minimum | must be at least 0, was -0.01",
                "431.50       | 1e9999999999         | /price           | number-size | a number must fit 64-bit floating point, was 1e9999999999",
                "431.50       | 1e400                | /price           | number-size | a number must fit 64-bit floating point, was 1e400",
                "431.50       | 1e-400               | /price           | number-size | a number must fit 64-bit floating point, was 1e-400",
                "431.50       | 9223372036854775808  | /price           | number-size | a whole number must fit 64 bits, was 9223372036854775808",
                "431.50       | \"431.50\"           | /price           | type | must be number, was \"431.50\"",
                "\"o1\"       | 9223372036854775808  | /id              | number-size | a whole number must fit 64 bits, was 9223372036854775808",
                "\"o1\"       | 1.0                  | /id              | type | an identifier must be a string or a whole number, was 1.0",
                "\"o1\"       | null                 | /id              | type | must be string or integer, was null",
                "\"o1\"       | \"\\ud83d\"          | /id              | characters | must not hold half of a surrogate pair, was \"�\"",
                "\"o1\"       | \"a\\u0000b\"        | /id              | characters | must not hold the character U+0000",
                "\"quantity\":2 | \"quantity\":2,\"quantity\":2 | /items/0/quantity | once | must be given once, was given again",
                "\"price\":431.50 | \"price\":1,\"price\":2 | /price        | once | must be given once, was given again",
                "\"price\":431.50 | \"price\":1,\"_x\":2 | /_x            | reserved | must not be sent: Millrace sets it",
                "\"price\":431.50 | \"price\":1,\"a/b~\":{} | /a~1b~0      | additionalProperties | must be a property of the contract",
                "\"quantity\":2 | \"qty\":2          | /items/0/quantity | required | must be given",
            })
    void oneWrongPlaceIsNamed(String from, String to, String pointer, String rule, String reason) {
        Refused refused = refused(order(ORDER.replace(from, to)));

        assertThat(refused.malformed()).isFalse();
        assertThat(refused.violations())
                .filteredOn(violation -> violation.pointer().equals(pointer))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.rule().slug()).isEqualTo(rule);
                    assertThat(violation.reason()).isEqualTo(reason);
                });
    }

    @Test
    void aPlaceIsNamedOnceHoweverManyRulesItBreaks() {
        assertThat(refused(order(ORDER.replace("431.50", "-1.005"))).violations())
                .hasSize(1);
        assertThat(refused(order(ORDER.replace("431.50", "1e400"))).violations())
                .hasSize(1);
    }

    @Test
    void timesAreBoundOnBothSides() {
        assertThat(order(withTime("2000-01-01T00:00:00Z"))).isInstanceOf(Accepted.class);
        assertThat(order(withTime(NOW.plus(Duration.ofHours(24)).toString()))).isInstanceOf(Accepted.class);
        assertThat(refused(order(withTime("1999-12-31T23:59:59.999999999Z"))).violations())
                .containsExactly(new Violation(
                        Rule.EARLIEST,
                        "must not be before 2000-01-01T00:00:00Z, was 1999-12-31T23:59:59.999999999Z",
                        "/createdAt"));
        assertThat(refused(order(withTime("2026-11-21T17:20:02.001Z"))).violations())
                .containsExactly(new Violation(
                        Rule.MAX_AHEAD,
                        "must not be more than PT24H ahead of 2026-11-20T17:20:02Z, was 2026-11-21T17:20:02.001Z",
                        "/createdAt"));
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        Refused refused = refused(order("{\"id\":\"\",\"createdAt\":\"yesterday\",\"price\":-1,\"colour\":1}"));

        assertThat(refused.violations())
                .extracting(Violation::pointer, Violation::rule)
                .containsExactlyInAnyOrder(
                        tuple("/colour", Rule.ADDITIONAL_PROPERTIES),
                        tuple("/createdAt", Rule.FORMAT),
                        tuple("/id", Rule.MIN_LENGTH),
                        tuple("/userId", Rule.REQUIRED),
                        tuple("/status", Rule.REQUIRED),
                        tuple("/price", Rule.MINIMUM),
                        tuple("/items", Rule.REQUIRED));
    }

    @Test
    void noMoreIsToldThanAnyoneReads() {
        String item = "{\"productId\":\"\",\"quantity\":0,\"price\":-1}";
        String order = ORDER.replaceFirst("\\[.*]", "[" + (item + ",").repeat(999) + item + "]");

        assertThat(refused(order(order)).violations()).hasSize(EventContract.MAX_VIOLATIONS);
    }

    @Test
    void itemsBeyondTheLimitAreNotEvenRead() {
        String item = "{\"productId\":\"1\",\"quantity\":1,\"price\":1}";
        String order = ORDER.replaceFirst("\\[.*]", "[" + (item + ",").repeat(20_000) + "1]");

        assertThat(refused(order(order)).violations())
                .containsExactly(new Violation(Rule.MAX_ITEMS, "must have at most 1000 items, had more", "/items"));
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "[".repeat(100) + "]".repeat(100);

        Refused refused = refused(order("{\"x\":" + deep + "}"));

        assertThat(refused.malformed()).isFalse();
        assertThat(refused.violations())
                .contains(new Violation(Rule.DEPTH, "an event must have a depth of at most 32", ""));
    }

    @Test
    void aLongNumberAndALongNameAreRefused() {
        assertThat(refused(order(ORDER.replace("431.50", "1".repeat(101)))).violations())
                .containsExactly(
                        new Violation(Rule.NUMBER_SIZE, "a number must not be longer than 100 characters", ""));
        assertThat(refused(order("{\"" + "x".repeat(10_000) + "\":1}")).violations())
                .containsExactly(
                        new Violation(Rule.NAME_LENGTH, "a property's name must not be longer than 256 bytes", ""));
    }

    @ParameterizedTest
    @EnumSource(value = Rule.class, mode = EnumSource.Mode.EXCLUDE, names = "CONTRACT") // nobody is told this one
    void everyRuleIsInTheDocument(Rule rule) throws IOException {
        assertThat(Files.readString(Path.of("../docs/errors.md"))).contains("`" + rule.slug() + "`");
    }

    @Test
    void aValueIsCutInItsReason() {
        Refused refused = refused(order(ORDER.replace("o1", "x".repeat(1000))));

        assertThat(refused.violations())
                .containsExactly(new Violation(
                        Rule.MAX_LENGTH, "must have at most 128 characters, was \"" + "x".repeat(99) + "…", "/id"));
    }

    @Test
    void anIdMayHave128CharactersOfAnyKind() {
        assertThat(order(ORDER.replace("o1", "🍕".repeat(128)))).isInstanceOf(Accepted.class);
        assertThat(order(ORDER.replace("o1", "🍕".repeat(129)))).isInstanceOf(Refused.class);
    }

    private static String withTime(String time) {
        return ORDER.replace("2026-11-20T17:20:01.123Z", time);
    }

    private static Accepted accepted(ValidationResult examination) {
        assertThat(examination).isInstanceOf(Accepted.class);
        return (Accepted) examination;
    }

    private static Refused refused(ValidationResult examination) {
        assertThat(examination).isInstanceOf(Refused.class);
        return (Refused) examination;
    }
}
