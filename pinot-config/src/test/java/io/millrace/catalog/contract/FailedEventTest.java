package io.millrace.catalog.contract;

import static io.millrace.catalog.contract.TestEvents.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.catalog.contract.ValidationResult.Refused;
import io.millrace.catalog.stream.StreamName;
import io.millrace.catalog.table.Columns;
import io.millrace.catalog.table.PinotTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailedEventTest {

    private static final FailedEvent.Source SOURCE =
            new FailedEvent.Source(new StreamName("orders"), "r-1", 3, "application/json");
    private static final Refused REFUSED = new Refused(
            false,
            List.of(
                    new Violation(Rule.MINIMUM, "is wrong", "/price"),
                    new Violation(Rule.TYPE, "is wrong too", "/id")));

    @Test
    void holdsAllThatItTakesToMendAndReplay() throws IOException {
        JsonNode json = json(failed("[{\"price\":\"🍕\"}]".getBytes(StandardCharsets.UTF_8)));

        assertThat(json.toString())
                .isEqualTo(
                        "{\"id\":\"r-1-3-490faee826024cac\",\"stream\":\"orders\",\"ts\":1795195202000,\"step\":\"validate\","
                                + "\"reason\":\"is wrong (and 1 more)\",\"pointer\":\"/price\","
                                + "\"errors\":[{\"rule\":\"minimum\",\"reason\":\"is wrong\",\"pointer\":\"/price\"},"
                                + "{\"rule\":\"type\",\"reason\":\"is wrong too\",\"pointer\":\"/id\"}],"
                                + "\"payload\":\"[{\\\"price\\\":\\\"🍕\\\"}]\",\"payloadEncoding\":\"utf-8\","
                                + "\"requestId\":\"r-1\",\"itemIndex\":3,\"contentType\":\"application/json\"}");
    }

    @Test
    void isKeyedSoThatARetryIsTheSameAndAnotherPayloadIsAnother() {
        String key = failed(new byte[] {1}).key();

        assertThat(key).startsWith("r-1-3-").isEqualTo(failed(new byte[] {1}).key());
        assertThat(failed(new byte[] {2}).key()).isNotEqualTo(key);
    }

    @Test
    void whatIsNoJsonFailedToParse() throws IOException {
        Refused malformed = new Refused(true, List.of(new Violation(Rule.JSON, "is not JSON", "")));
        FailedEvent failed = FailedEvent.of(SOURCE, malformed, new byte[] {'{'}, 0, 1, NOW);

        assertThat(json(failed).get("step").textValue()).isEqualTo("parse");
        assertThat(json(failed).get("reason").textValue()).isEqualTo("is not JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ÿþ", "a\0b", "\u001b[31m", "é"})
    void bytesThatPinotCantKeepAsTextAreInBase64(String latin1) throws IOException {
        byte[] payload = latin1.getBytes(StandardCharsets.ISO_8859_1);

        JsonNode json = json(failed(payload));

        assertThat(json.get("payloadEncoding").textValue()).isEqualTo("base64");
        assertThat(Base64.getDecoder().decode(json.get("payload").textValue())).isEqualTo(payload);
    }

    @Test
    void tabsAndLineEndsAreText() throws IOException {
        JsonNode json = json(failed("{\r\n\t}".getBytes(StandardCharsets.UTF_8)));

        assertThat(json.get("payload").textValue()).isEqualTo("{\r\n\t}");
    }

    @Test
    void onlyTheItemsBytesAreKept() {
        byte[] body = "[1,23,4]".getBytes(StandardCharsets.UTF_8);

        assertThat(FailedEvent.of(SOURCE, REFUSED, body, 3, 2, NOW).payload()).isEqualTo("23");
    }

    @Test
    void everyFieldHasAColumnAndEveryColumnAField() throws IOException {
        PinotTable table = TestEvents.stream("orders").failedTable();
        List<String> fields = new ArrayList<>();
        json(failed(new byte[0])).fieldNames().forEachRemaining(fields::add);

        assertThat(table.name()).isEqualTo("orders_failed");
        assertThat(Columns.of(table.schema()).byName().keySet()).containsExactlyInAnyOrderElementsOf(fields);
    }

    private static FailedEvent failed(byte[] payload) {
        return FailedEvent.of(SOURCE, REFUSED, payload, 0, payload.length, NOW);
    }

    private static JsonNode json(FailedEvent failed) throws IOException {
        return new ObjectMapper().readTree(failed.toJson());
    }
}
