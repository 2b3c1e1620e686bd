package io.millrace.it.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ComposeServiceTest {

    private static final Path COMPOSE = Path.of("..", "compose.yaml");

    @Test
    void whatAnAnchorGivesIsPartOfTheService() {
        assertThat(ComposeService.read(COMPOSE, "pinot-broker").image()).startsWith("apachepinot/pinot:1.");
    }

    @Test
    void aVariableHasItsDefault() {
        assertThat(ComposeService.read(COMPOSE, "pinot-server").environment().get("JAVA_OPTS"))
                .contains(" -Xmx3g ")
                .doesNotContain("$");
    }

    @Test
    void aHealthCheckIsOneCommandOfAShell() {
        assertThat(ComposeService.read(COMPOSE, "pinot-server").healthy())
                .isEqualTo("curl -fsS -o /dev/null http://127.0.0.1:8097/health/readiness");
        assertThat(ComposeService.read(COMPOSE, "kafka").healthy()).contains("--bootstrap-server $(hostname):9092");
    }

    @Test
    void aServiceThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> ComposeService.read(COMPOSE, "pinot"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no service pinot");
    }
}
