package io.millrace.api.pinot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the service makes of what a live 0.11.0 and a live 1.5.1 answered, over HTTP: {@code pinot/VERSION.ndjson} holds
 * what each was asked and answered.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedAnswersTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JsonNode> recorded = new HashMap<>();
    private FakeBroker pinot;
    private ApplicationContext service;

    @BeforeAll
    void start() throws IOException {
        for (String version : List.of("0.11.0", "1.5.1")) {
            try (InputStream file = RecordedAnswersTest.class.getResourceAsStream("/pinot/" + version + ".ndjson")) {
                String lines = new String(Objects.requireNonNull(file, version).readAllBytes(), StandardCharsets.UTF_8);
                for (String line : lines.strip().split("\n", -1)) {
                    JsonNode exchange = JSON.readTree(line);
                    recorded.put(
                            "%s %s: %s"
                                    .formatted(
                                            version,
                                            exchange.path("of").asText(),
                                            exchange.path("case").asText()),
                            exchange.path("response"));
                }
            }
        }
        pinot = FakeBroker.overHttp();
        service = PinotContext.start(
                Map.of("PINOT_BROKER_URL", pinot.address(), "PINOT_CONTROLLER_URL", pinot.address()));
    }

    @AfterAll
    void stop() {
        service.close();
        pinot.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.11.0", "1.5.1"})
    void anAnswerIsRows(String version) {
        BrokerAnswer answer = ask(version, "answer");

        assertThat(answer.hasErrors()).isFalse();
        assertThat(answer.isPartial()).isFalse();
        assertThat(Objects.requireNonNull(answer.resultTable()).rows()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0.11.0, unknown column, 710",
        "0.11.0, unknown table, 190",
        "0.11.0, syntax, 150",
        "0.11.0, a server that does not answer, 427",
        "1.5.1, unknown column, 710",
        "1.5.1, unknown table, 190",
        "1.5.1, syntax, 150",
        "1.5.1, a server that does not answer, 427",
    })
    void whatIsNoAnswerIsRefused(String version, String recordedCase, int code) {
        BrokerAnswer answer = ask(version, recordedCase);

        assertThat(answer.exceptions())
                .extracting(BrokerAnswer.BrokerException::errorCode)
                .contains(code);
        assertIsRefused();
    }

    /** 0.11.0 passes over the option that made the other one cut. */
    @Test
    void groupsThatAreCutAreRefused() {
        BrokerAnswer answer = ask("1.5.1", "groups cut");

        assertThat(answer.numGroupsLimitReached()).isTrue();
        assertThat(answer.partialResult()).isTrue();
        assertIsRefused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.11.0", "1.5.1"})
    void theControllerTellsHowFarTheServersHaveRead(String version) {
        JsonNode info = response(version, "controller", "consuming segments");
        pinot.answering("/tables/t_REALTIME/consumingSegmentsInfo", info.toString());
        if (version.equals("0.11.0")) {
            pinot.answering(
                    "/tables/t/externalview",
                    response(version, "controller", "external view").toString());
        }

        assertThat(service.getBean(ConsumingOffsets.class)
                        .of("t")
                        .toCompletableFuture()
                        .join())
                .containsOnlyKeys(0, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.11.0", "1.5.1"})
    void bothSayThatTheyAreWellAndWhichTheyAre(String version) {
        pinot.answering("/version", response(version, "controller", "version").toString());

        assertThat(response(version, "controller", "health").asText()).isEqualTo("OK");
        assertThat(response(version, "broker", "health").asText()).isEqualTo("OK");
        assertThat(Objects.requireNonNull(
                                service.getBean(ControllerApi.class).version().join())
                        .path("pinot-controller")
                        .asText())
                .startsWith(version);
    }

    private void assertIsRefused() {
        PinotQueries queries = new PinotQueries(service.getBean(PinotClient.class), new SimpleMeterRegistry());

        assertThatThrownBy(() -> queries.run(new Sample("a", List.of("b")))
                        .toCompletableFuture()
                        .join())
                .hasCauseInstanceOf(PinotUnavailableException.class);
    }

    /** Asks the broker, which answers as in that case from then on. */
    private BrokerAnswer ask(String version, String recordedCase) {
        pinot.answering("/query/sql", response(version, "broker", recordedCase).toString());
        return service.getBean(PinotClient.class)
                .query("orders", FakeBroker.QUERY)
                .toCompletableFuture()
                .join();
    }

    private JsonNode response(String version, String of, String recordedCase) {
        String key = "%s %s: %s".formatted(version, of, recordedCase);
        return Objects.requireNonNull(recorded.get(key), key);
    }
}
