package io.millrace.api.pinot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several brokers behind the service, as it is wired. */
class BrokersTest {
    private FakeBroker one;
    private FakeBroker other;

    @BeforeEach
    void start() throws IOException {
        one = FakeBroker.overHttp();
        other = FakeBroker.overHttp();
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void theyAreAskedByTurns() {
        try (ApplicationContext service = both()) {
            ask(service, 10);

            assertThat(one.queries()).isPositive();
            assertThat(other.queries()).isPositive();
        }
    }

    @Test
    void oneThatDiesIsLeftAndTakenBack() throws IOException {
        try (ApplicationContext service = both()) {
            ask(service, 10);
            int before = one.queries();
            one.die();

            ask(service, 20);

            assertThat(one.queries()).isEqualTo(before);
            one.comeBack();
            await().untilAsserted(() -> {
                ask(service, 2);
                assertThat(one.queries()).isGreaterThan(before);
            });
        }
    }

    @Test
    void oneThatHangsIsLeft() {
        try (ApplicationContext service = both()) {
            one.hang();

            await().untilAsserted(() -> assertThat(IntStream.range(0, 4)
                            .mapToObj(turn -> service.getBean(LiveBrokers.class).selectBroker("orders")))
                    .containsOnly(other.address()));
        }
    }

    @Test
    void aQueryThatWasSentIsNotSentToAnother() {
        one.breakOff();
        other.breakOff();
        try (ApplicationContext service = both()) {
            assertThatThrownBy(() -> ask(service, 1)).isInstanceOf(CompletionException.class);

            assertThat(one.queries() + other.queries()).isEqualTo(1);
        }
    }

    @Test
    void whereNoneCanBeReachedTheQueryFailsAndTheNextIsTriedAgain() throws IOException {
        try (ApplicationContext service = both()) {
            one.die();
            other.die();
            assertThatThrownBy(() -> ask(service, 1)).isInstanceOf(CompletionException.class);
            other.comeBack();

            ask(service, 2);

            assertThat(other.queries()).isEqualTo(2);
        }
    }

    @Test
    void theControllerKnowsWhichOfThemServeATable() throws IOException {
        try (FakeBroker controller = FakeBroker.overHttp()
                        .answering(
                                "/v2/brokers/tables",
                                """
                                {"orders":[{"instanceName":"Broker_localhost_1","host":"localhost","port":%d}],"users":[]}"""
                                        .formatted(other.port()));
                ApplicationContext service = PinotContext.start(Map.of(
                        "PINOT_BROKER_URL", one.address(),
                        "PINOT_DISCOVER_BROKERS", "true",
                        "PINOT_CONTROLLER_URL", controller.address()))) {
            LiveBrokers brokers = service.getBean(LiveBrokers.class);

            await().untilAsserted(
                            () -> assertThat(brokers.selectBroker("orders")).isEqualTo(other.address()));
            assertThat(brokers.selectBroker("users")).isEqualTo(one.address());
        }
    }

    @Test
    void anAnswerIsDecodedAndWorkedOnOutsideOfNettysEventLoops() {
        String rows = "[\"%s\"]".formatted("x".repeat(1000)) + ",[\"y\"]".repeat(100_000);
        one.answering(
                "/query/sql",
                FakeBroker.ANSWER.replace("[[1]]", "[" + rows + "]").replace("LONG", "STRING"));
        try (ApplicationContext service = PinotContext.start(Map.of("PINOT_BROKER_URL", one.address()))) {
            CompletableFuture<String> thread = service.getBean(PinotClient.class)
                    .query("orders", "SELECT n FROM orders LIMIT 100001")
                    .thenApply(answer -> Thread.currentThread().getName())
                    .toCompletableFuture();

            assertThat(thread.join()).startsWith("pinot-answers-");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PINOT_BROKER_URL, broker:8099, millrace.pinot.brokers",
        "PINOT_BROKER_URL, http://me:secret@broker:8099, millrace.pinot.brokers",
        "PINOT_USERNAME, me, millrace.pinot.password",
        "PINOT_TRUST_STORE, /nowhere.p12, millrace.pinot.trust-store",
    })
    void aWrongSettingStopsTheStartWithItsName(String variable, String value, String setting) {
        assertThatThrownBy(() -> PinotContext.start(Map.of(variable, value)).close())
                .hasStackTraceContaining(setting)
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("secret"));
    }

    private ApplicationContext both() {
        return PinotContext.start(Map.of("PINOT_BROKER_URL", one.address() + ", " + other.address()));
    }

    /** Asks as often as that, one after the other; each must be answered. */
    private static void ask(ApplicationContext service, int times) {
        PinotClient pinot = service.getBean(PinotClient.class);
        for (int i = 0; i < times; i++) {
            BrokerAnswer answer = pinot.query("orders", FakeBroker.QUERY)
                    .toCompletableFuture()
                    .join();
            assertThat(answer.hasErrors()).isFalse();
        }
    }
}
