package io.millrace.api.pinot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.pinot.client.BrokerResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same question answered by both Pinots: the files under {@code pinot} are an answer as each gives it. */
class BothPinotsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"answer-0.11.json", "answer-1.x.json"})
    void theRowsAreTheSame(String file) throws IOException {
        assertThat(rows(answer(file))).containsExactly(new Sample.Row("a", 3, new BigDecimal("12.5")));
    }

    @ParameterizedTest
    @CsvSource({
        "answer-0.11.json, 190, unknown table",
        "answer-0.11.json, 250, timeout",
        "answer-0.11.json, 305, segments unavailable",
        "answer-0.11.json, 427, server missing",
        "answer-1.x.json, 190, unknown table",
        "answer-1.x.json, 400, timeout",
        "answer-1.x.json, 425, server unreachable",
        "answer-1.x.json, 710, unknown column",
    })
    void anErrorIsJudgedByItsCodeWhateverRowsComeWithIt(String file, int code, String message) throws IOException {
        ObjectNode answer = answer(file);
        answer.withArray("exceptions").addObject().put("errorCode", code).put("message", message);

        assertThatThrownBy(() -> rows(answer)).hasCauseInstanceOf(PinotUnavailableException.class);
    }

    @Test
    void onlyTheNewOneCallsAnAnswerPartial() throws IOException {
        ObjectNode answer = answer("answer-1.x.json").put("partialResult", true);

        assertThatThrownBy(() -> rows(answer)).hasCauseInstanceOf(PinotUnavailableException.class);
    }

    private static List<Sample.Row> rows(JsonNode answer) {
        BrokerAnswer read = BrokerAnswer.of(BrokerResponse.fromJson(answer));
        return new PinotQueries((table, sql) -> CompletableFuture.completedFuture(read), new SimpleMeterRegistry())
                .run(new Sample("a", List.of("b")))
                .toCompletableFuture()
                .join();
    }

    private static ObjectNode answer(String file) throws IOException {
        try (InputStream json = BothPinotsTest.class.getResourceAsStream("/pinot/" + file)) {
            return (ObjectNode) JSON.readTree(Objects.requireNonNull(json, file));
        }
    }
}
