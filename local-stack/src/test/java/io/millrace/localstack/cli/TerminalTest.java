package io.millrace.localstack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);

    @Test
    void aStepIsToldWithItsResultAndTime() throws Exception {
        new Terminal(out, false).step("catalogue", () -> ", 8 changes");

        assertThat(shown.toString(StandardCharsets.UTF_8)).matches("  ✓ catalogue, 8 changes {2}0\\.\\d s\\R");
    }

    @Test
    void aPersonSeesAStepWhileItRuns() throws Exception {
        Terminal terminal = new Terminal(out, true);

        terminal.step("kafka", () -> {
            assertThat(shown.toString(StandardCharsets.UTF_8)).isEqualTo("  … kafka");
            return "";
        });

        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("\r  ✓ kafka");
    }

    @Test
    void aFailedStepIsMarked() {
        assertThatThrownBy(() -> new Terminal(out, false).step("kafka", () -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(shown.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("  ✗ kafka\n");
    }

    @Test
    void tenthsAreShownBelowTenSeconds() {
        assertThat(Terminal.seconds(Duration.ofMillis(1640))).isEqualTo("1.6 s");
        assertThat(Terminal.seconds(Duration.ofMillis(41_200))).isEqualTo("41 s");
    }
}
