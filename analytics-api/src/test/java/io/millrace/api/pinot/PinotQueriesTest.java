package io.millrace.api.pinot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinotQueriesTest {
    record Sample(String id, List<String> names) implements Query<Sample.Row> {
        record Row(String id, long orders, BigDecimal revenue) {}

        @Override
        public Class<Row> row() {
            return Row.class;
        }
    }

    private static final String WHOLE =
            """
            {"resultTable":{"dataSchema":{"columnNames":["orders","id","revenue"]},"rows":[[3.0,"a",12.5]]},
             "exceptions":[],"numServersQueried":2,"numServersResponded":2,"numGroupsLimitReached":false}""";

    @Test
    void rowsAreReadByTheNamesOfTheColumns() {
        assertThat(answering(WHOLE)).containsExactly(new Sample.Row("a", 3, new BigDecimal("12.5")));
    }

    @Test
    void theStatementHoldsTheParametersAsLiterals() {
        StringBuilder sent = new StringBuilder();
        new PinotQueries(sql -> {
                    sent.append(sql);
                    return CompletableFuture.completedFuture(parse(WHOLE));
                })
                .run(new Sample("it's", List.of("$1", "?\\")))
                .toCompletableFuture()
                .join();

        assertThat(sent.toString()).contains("id = 'it''s' AND name IN ('$1', '?\\')");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"numServersResponded\":2 -> \"numServersResponded\":1",
                "\"numGroupsLimitReached\":false -> \"numGroupsLimitReached\":true",
                "\"exceptions\":[] -> \"exceptions\":[{\"errorCode\":250,\"message\":\"timed out\"}]",
                "\"exceptions\":[] -> \"partialResult\":true",
            })
    void anAnswerThatIsNotWholeIsRefused(String change) {
        String[] fromTo = change.split(" -> ", -1);
        assertThat(WHOLE).contains(fromTo[0]);

        assertThatThrownBy(() -> answering(WHOLE.replace(fromTo[0], fromTo[1])))
                .cause()
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(FailureKind.PINOT_UNAVAILABLE));
    }

    @Test
    void anAddressWithoutABrokerIsNoAnswer() {
        PinotQueries queries = new PinotQueries(sql -> CompletableFuture.completedFuture(null));

        assertThatThrownBy(() -> queries.run(new Sample("a", List.of("b")))
                        .toCompletableFuture()
                        .join())
                .hasCauseInstanceOf(Failure.class);
    }

    @Test
    void noAnswerIsRefusedWithoutTellingTheCallerWhy() {
        PinotQueries queries =
                new PinotQueries(sql -> CompletableFuture.failedFuture(new TimeoutException("10.1.2.3 secret")));

        assertThatThrownBy(() -> queries.run(new Sample("a", List.of("b")))
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(Failure.class)
                .hasMessageNotContaining("secret");
    }

    private static List<Sample.Row> answering(String answer) {
        return new PinotQueries(sql -> CompletableFuture.completedFuture(parse(answer)))
                .run(new Sample("a", List.of("b")))
                .toCompletableFuture()
                .join();
    }

    private static BrokerAnswer parse(String answer) {
        try {
            return new ObjectMapper().readValue(answer, BrokerAnswer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
