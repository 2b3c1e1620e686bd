package io.millrace.catalog.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A controller behind TLS and basic authentication, with a certificate that only the test knows. */
class PinotAccessTest {
    private static final String SECRET = "p@ss:wörd";

    private static TestCertificate certificate;
    private FakeController controller;

    @BeforeAll
    static void certify(@TempDir Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        certificate = TestCertificate.in(folder);
    }

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        controller = FakeController.overTls("1.5.1-020ff0d", certificate.serverContext());
    }

    @AfterEach
    void stop() {
        controller.close();
    }

    @Test
    void theControllerIsAskedOverTlsWithTheAccount() {
        assertThat(tables(client("localhost", environment())).version().text()).isEqualTo("1.5.1-020ff0d");

        assertThat(controller.authorizations())
                .containsExactly("Basic "
                        + Base64.getEncoder().encodeToString(("millrace:" + SECRET).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() {
        Map<String, String> environment = environment();
        environment.remove("PINOT_TRUST_STORE");
        PinotController client = client("localhost", environment);

        assertThatThrownBy(() -> client.get("/version"))
                .isInstanceOf(TargetException.class)
                .hasMessageNotContaining(SECRET);
        assertThat(controller.authorizations()).isEmpty();
    }

    @Test
    void aCertificateOfAnotherHostIsRefused() {
        PinotController client = client("127.0.0.1", environment());

        assertThatThrownBy(() -> client.get("/version")).isInstanceOf(TargetException.class);
        assertThat(controller.authorizations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PINOT_USERNAME, me, PINOT_PASSWORD",
        "PINOT_PASSWORD, secret, PINOT_USERNAME",
        "PINOT_TRUST_STORE, /nowhere.p12, PINOT_TRUST_STORE",
    })
    void aWrongSettingIsNamed(String variable, String value, String named) {
        assertThatThrownBy(() -> PinotAccess.of(Map.of(variable, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aTrustStoreThatCannotBeOpenedIsNamed() {
        Map<String, String> environment = environment();
        environment.put("PINOT_TRUST_STORE_PASSWORD", "wrong");
        PinotAccess access = PinotAccess.of(environment);

        assertThatThrownBy(access::tls)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PINOT_TRUST_STORE");
    }

    @Test
    void itsTextHoldsNoSecret() {
        assertThat(PinotAccess.of(environment()).toString()).doesNotContain(SECRET, TestCertificate.PASSWORD);
    }

    private PinotController client(String host, Map<String, String> environment) {
        return new PinotController(
                URI.create("https://%s:%d".formatted(host, controller.port())), PinotAccess.of(environment));
    }

    private Map<String, String> environment() {
        return new HashMap<>(Map.of(
                "PINOT_USERNAME",
                "millrace",
                "PINOT_PASSWORD",
                SECRET,
                "PINOT_TRUST_STORE",
                certificate.trustStore().toString(),
                "PINOT_TRUST_STORE_PASSWORD",
                TestCertificate.PASSWORD));
    }

    private static Tables tables(PinotController controller) {
        return new Tables(controller, new Consumption(controller), Clock.systemUTC());
    }
}
