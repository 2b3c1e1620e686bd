package io.millrace.it.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.localstack.LocalStack;
import io.millrace.localstack.StackPorts;
import io.millrace.localstack.StackSettings;
import io.millrace.localstack.cli.MillraceCommand;
import io.millrace.localstack.process.ChildProcess;
import io.millrace.localstack.process.PidRecord;
import io.millrace.localstack.process.PidRecords;
import io.millrace.localstack.process.StackException;
import io.millrace.localstack.process.StackFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own, and how it ends. */
@Tag("local-stack")
class LauncherIT {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final List<String> CHILDREN = List.of("kafka", "pinot");

    @TempDir
    private Path root = Path.of(".");

    private @Nullable Process launcher;

    @AfterEach
    void noLauncherIsLeft() {
        if (launcher != null) {
            launcher.destroyForcibly();
        }
    }

    @Test
    void aKilledLauncherLeavesNoProcessBehindAndItsFolderCanBeUsedAgain() throws Exception {
        Process up = up();
        List<ProcessHandle> children = awaitChildren(up);

        up.destroyForcibly();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
        assertThat(up.waitFor(10, TimeUnit.SECONDS)).isTrue();
        LocalStack.in(settings()).close();
        assertThat(new PidRecords(folder()).all()).isEmpty();
    }

    @Test
    @Tag("long")
    void aLauncherThatIsToldToEndWhileItStartsStopsItsChildrenFirst() throws Exception {
        Process up = up();
        List<ProcessHandle> children = awaitChildren(up);

        up.destroy();

        assertThat(up.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(new PidRecords(folder()).all()).isEmpty();
        assertThat(Files.readString(output()))
                .contains("✓ pinot stopped", "✓ kafka stopped")
                .doesNotContain("Exception");
    }

    @Test
    void aTakenPortStopsTheStartWithItsNameAndNothingRuns() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StackPorts ports = new StackPorts(0, 0, 0, 0, taken.getLocalPort(), 0, 0, 0, 0, 0);
            LocalStack stack = LocalStack.in(settings().withPorts(ports));

            assertThatThrownBy(stack::start)
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " for the Pinot broker is taken");

            assertThat(stack.processes()).noneMatch(ChildProcess::isAlive);
            stack.close();
        }
    }

    private Process up() throws IOException {
        Process up = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-Dsun.stdout.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MillraceCommand.class.getName(),
                        "up",
                        "--no-services",
                        "--data=" + root,
                        "--kafka-port=0",
                        "--kafka-controller-port=0",
                        "--pinot-port=0",
                        "--pinot-broker-port=0",
                        "--pinot-server-port=0",
                        "--pinot-server-admin-port=0",
                        "--pinot-server-metrics-port=0",
                        "--zookeeper-port=0",
                        "--database-port=0")
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
        launcher = up;
        return up;
    }

    private List<ProcessHandle> awaitChildren(Process up) {
        PidRecords records = new PidRecords(folder());
        await().atMost(START_TIMEOUT).until(() -> {
            assertThat(up.isAlive()).as("the launcher runs").isTrue();
            return CHILDREN.stream().allMatch(name -> records.find(name).isPresent());
        });
        return CHILDREN.stream()
                .map(name -> records.find(name).flatMap(PidRecord::process).orElseThrow())
                .toList();
    }

    private Path output() {
        return root.resolve("up.out");
    }

    private StackFolder folder() {
        return new StackFolder(root);
    }

    private StackSettings settings() {
        return StackSettings.in(root).withPorts(StackPorts.free());
    }
}
