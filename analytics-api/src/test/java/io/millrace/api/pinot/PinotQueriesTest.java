package io.millrace.api.pinot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.apache.pinot.client.BrokerResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinotQueriesTest {
    private static final String WHOLE =
            """
            {"resultTable":{"dataSchema":{"columnNames":["orders","id","revenue"]},"rows":[[3.0,"a",12.5]]},
             "exceptions":[],"numServersQueried":2,"numServersResponded":2,"numGroupsLimitReached":false}""";

    /** As many as the LIMIT of {@code sample.sql}. */
    private static final String TEN_ROWS = "[1,\"a\",1],[1,\"a\",1],[1,\"a\",1],[1,\"a\",1],[1,\"a\",1],"
            + "[1,\"a\",1],[1,\"a\",1],[1,\"a\",1],[1,\"a\",1],[1,\"a\",1]";

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "answered | 'exceptions':[] | 'exceptions':[]",
                "partial | 'numServersResponded':2 | 'numServersResponded':1",
                "cut | [[3.0,'a',12.5]] | [[1,'a',1],[1,'a',1],[1,'a',1],[1,'a',1],[1,'a',1],[1,'a',1],[1,'a',1],[1,'a',1],[1,'a',1],[1,'a',1]]",
                "cut | 'numGroupsLimitReached':false | 'numGroupsLimitReached':true",
                "error | 'exceptions':[] | 'exceptions':[{'errorCode':250}]",
            },
            quoteCharacter = '"')
    void aQueryIsMeasuredByItsNameAndWhatComesOfIt(String outcome, String from, String to) {
        try {
            answering(WHOLE.replace(from.replace('\'', '"'), to.replace('\'', '"')));
        } catch (CompletionException e) {
            assertThat(outcome).isNotEqualTo("answered");
        }

        assertThat(meters.get("millrace.query").timers()).singleElement().satisfies(timer -> assertThat(
                        timer.getId().getTags())
                .containsExactlyInAnyOrder(Tag.of("query", "pinot/sample"), Tag.of("outcome", outcome)));
    }

    @Test
    void rowsAreReadByTheNamesOfTheColumns() {
        assertThat(answering(WHOLE)).containsExactly(new Sample.Row("a", 3, new BigDecimal("12.5")));
    }

    @Test
    void theStatementHoldsTheParametersAsLiterals() {
        StringBuilder sent = new StringBuilder();
        queries((table, sql) -> {
                    sent.append(sql);
                    return CompletableFuture.completedFuture(parse(WHOLE));
                })
                .run(new Sample("it's", List.of("$1", "?\\")))
                .toCompletableFuture()
                .join();

        assertThat(sent.toString()).contains("id = 'it''''s' AND name IN ('$1', '?\\')");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"numServersResponded\":2 -> \"numServersResponded\":1",
                "\"numGroupsLimitReached\":false -> \"numGroupsLimitReached\":true",
                "[[3.0,\"a\",12.5]] -> [" + TEN_ROWS + "]",
                "\"exceptions\":[] -> \"exceptions\":[{\"errorCode\":250,\"message\":\"timed out\"}]",
                "\"exceptions\":[] -> \"partialResult\":true",
            })
    void anAnswerThatIsNotWholeIsRefused(String change) {
        String[] fromTo = change.split(" -> ", -1);
        assertThat(WHOLE).contains(fromTo[0]);

        assertThatThrownBy(() -> answering(WHOLE.replace(fromTo[0], fromTo[1])))
                .cause()
                .isInstanceOf(PinotUnavailableException.class);
    }

    @Test
    void noAnswerIsRefusedWithoutTellingTheCallerWhy() {
        PinotQueries queries =
                queries((table, sql) -> CompletableFuture.failedFuture(new TimeoutException("10.1.2.3 secret")));

        assertThatThrownBy(() -> queries.run(new Sample("a", List.of("b")))
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(PinotUnavailableException.class)
                .hasMessageNotContaining("secret");
    }

    private PinotQueries queries(PinotClient client) {
        return new PinotQueries(client, meters);
    }

    private List<Sample.Row> answering(String answer) {
        return queries((table, sql) -> CompletableFuture.completedFuture(parse(answer)))
                .run(new Sample("a", List.of("b")))
                .toCompletableFuture()
                .join();
    }

    private static BrokerAnswer parse(String answer) {
        try {
            return BrokerAnswer.of(BrokerResponse.fromJson(new ObjectMapper().readTree(answer)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
