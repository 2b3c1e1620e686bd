package io.millrace.localstack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.localstack.HeapSizes;
import io.millrace.localstack.StackPorts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MillraceCommandTest {

    private final StringWriter err = new StringWriter();

    @Test
    void aWrongOptionIsNamed() {
        assertThat(run("up", "--pinot-roles", "scattered")).isEqualTo(2);
        assertThat(err.toString()).contains("--pinot-roles").contains("scattered");
    }

    @Test
    void aHeapThatIsTooSmallForPinotIsRefused(@TempDir Path folder) {
        assertThat(run("up", "--pinot-heap", "10", "--data", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("must be at least 64 MiB, was 10");
    }

    @Test
    void withoutALauncherTheStatusFails(@TempDir Path folder) {
        assertThat(run("status", "--data", folder.toString())).isEqualTo(1);
    }

    @Test
    void ofServicesThatDoNotRunTheDoctorSaysSo(@TempDir Path folder) {
        assertThat(run("doctor", "--data", folder.toString())).isEqualTo(1);
    }

    @Test
    void stoppingWhatDoesNotRunIsFine(@TempDir Path folder) {
        assertThat(run("down", "--data", folder.toString())).isZero();
    }

    @Test
    void aLogThatIsNotThereIsToldByItsName(@TempDir Path folder) {
        assertThat(run("logs", "mysql", "--data", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("mysql");
    }

    @Test
    void resetDeletesWhatAStackMadeAndNothingElse(@TempDir Path folder) throws IOException {
        Path data = Files.createDirectories(folder.resolve("data/kafka/orders-0"));
        Path foreign = Files.createFile(folder.resolve("notes.txt"));

        assertThat(run("reset", "--yes", "--data", folder.toString())).isZero();

        assertThat(data).doesNotExist();
        assertThat(foreign).exists();
    }

    @Test
    void theUsualPortsAreTheDocumentedOnes() {
        UpOptions options = new UpOptions();
        new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs();

        StackPorts usual = StackPorts.usual();
        assertThat(options.ports())
                .isEqualTo(new StackPorts(
                        usual.kafka(),
                        usual.kafkaController(),
                        usual.zookeeper(),
                        usual.controller(),
                        usual.broker(),
                        usual.server(),
                        usual.serverAdmin(),
                        usual.serverMetrics(),
                        0,
                        usual.mariadb()));
        assertThat(options.apiPort()).isEqualTo(8080);
        assertThat(options.heaps()).isEqualTo(HeapSizes.usual());
    }

    private int run(String... args) {
        return MillraceCommand.commandLine().setErr(new PrintWriter(err)).execute(args);
    }
}
