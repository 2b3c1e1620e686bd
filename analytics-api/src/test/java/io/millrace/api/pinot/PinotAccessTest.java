package io.millrace.api.pinot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A Pinot behind TLS and basic authentication, with a certificate that only the test knows. */
class PinotAccessTest {
    private static final String SECRET = "p@ss:wörd";

    private static TestCertificate certificate;
    private FakeBroker broker;
    private FakeBroker controller;

    @BeforeAll
    static void certify(@TempDir Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        certificate = TestCertificate.in(folder);
    }

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        broker = FakeBroker.overTls(certificate.serverContext());
        controller = FakeBroker.overTls(certificate.serverContext())
                .answering("/version", "{\"pinot-controller\":\"1.5.1\"}");
    }

    @AfterEach
    void stop() {
        broker.close();
        controller.close();
    }

    @Test
    void bothAreAskedOverTlsWithTheAccount() {
        try (ApplicationContext service = PinotContext.start(settings())) {
            assertThat(ask(service).hasErrors()).isFalse();
            assertThat(service.getBean(ControllerApi.class).version().join()).isNotNull();
            assertThat(service.getBean(LiveBrokers.class).health().join()).containsEntry("well", 1L);
        }
        String basic =
                "Basic " + Base64.getEncoder().encodeToString(("millrace:" + SECRET).getBytes(StandardCharsets.UTF_8));
        assertThat(broker.authorizations()).isNotEmpty().containsOnly(basic);
        assertThat(controller.authorizations()).isNotEmpty().containsOnly(basic);
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() {
        Map<String, Object> settings = settings();
        settings.remove("PINOT_TRUST_STORE");
        try (ApplicationContext service = PinotContext.start(settings)) {
            assertThatThrownBy(() -> ask(service)).isInstanceOf(CompletionException.class);
        }
        assertThat(broker.authorizations()).isEmpty();
    }

    @Test
    void aCertificateOfAnotherHostIsRefused() {
        Map<String, Object> settings = settings();
        settings.put("PINOT_BROKER_URL", broker.address("127.0.0.1"));
        try (ApplicationContext service = PinotContext.start(settings)) {
            assertThatThrownBy(() -> ask(service)).isInstanceOf(CompletionException.class);
        }
        assertThat(broker.authorizations()).isEmpty();
    }

    @Test
    void thePasswordIsInNoLog() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(log);
        try (ApplicationContext service = PinotContext.start(settings())) {
            ask(service);
            broker.breakOff();
            assertThatThrownBy(() -> ask(service)).isInstanceOf(CompletionException.class);
            broker.die();
            assertThatThrownBy(() -> ask(service)).isInstanceOf(CompletionException.class);
        } finally {
            root.detachAppender(log);
        }
        assertThat(log.list)
                .isNotEmpty()
                .noneMatch(line -> line.getFormattedMessage().contains(SECRET)
                        || line.getFormattedMessage().contains("Basic "));
    }

    private Map<String, Object> settings() {
        return new HashMap<>(Map.of(
                "PINOT_BROKER_URL",
                broker.address(),
                "PINOT_CONTROLLER_URL",
                controller.address(),
                "PINOT_USERNAME",
                "millrace",
                "PINOT_PASSWORD",
                SECRET,
                "PINOT_TRUST_STORE",
                certificate.trustStore().toString(),
                "PINOT_TRUST_STORE_PASSWORD",
                TestCertificate.PASSWORD));
    }

    private static BrokerAnswer ask(ApplicationContext service) {
        return service.getBean(PinotClient.class)
                .query("orders", FakeBroker.QUERY)
                .toCompletableFuture()
                .join();
    }
}
