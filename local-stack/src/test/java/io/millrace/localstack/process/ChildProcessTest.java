package io.millrace.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.localstack.child.ChildMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration SHORT_GRACE = Duration.ofMillis(300);
    private static final String RUNS = "touch \"$READY\"; exec sleep 60";

    private StackFolder folder = new StackFolder(Path.of("."));
    private ChildProcess child = new ChildProcess(spec("", List.of()), folder);

    @BeforeEach
    void inAFolderOfItsOwn(@TempDir Path root) {
        folder = new StackFolder(root);
        child = new ChildProcess(spec(RUNS, List.of()), folder);
    }

    @AfterEach
    void nothingIsLeft() {
        child.kill();
    }

    @Test
    void itIsStartedWhenItIsReadyAndRecorded() {
        child.start(TIMEOUT);

        assertThat(child.isAlive()).isTrue();
        assertThat(new PidRecords(folder).find("child").flatMap(PidRecord::process))
                .isEqualTo(child.handle());
    }

    @Test
    void itCanBeKilledAndStartedAgain() {
        child.start(TIMEOUT);
        child.kill();
        assertThat(child.isAlive()).isFalse();
        assertThat(new PidRecords(folder).all()).isEmpty();

        child.start(TIMEOUT);

        assertThat(child.isAlive()).isTrue();
    }

    @Test
    void oneThatEndsWhileStartingIsToldWithItsExitCodeAndLastLines() {
        child = new ChildProcess(spec("echo no room for data; exit 3", List.of()), folder);

        assertThatThrownBy(() -> child.start(TIMEOUT))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("exit code 3")
                .hasMessageContaining("no room for data");
        assertThat(new PidRecords(folder).all()).isEmpty();
    }

    @Test
    void oneThatIsNotReadyInTimeIsEnded() {
        child = new ChildProcess(spec("echo still thinking; exec sleep 60", List.of()), folder);

        assertThatThrownBy(() -> child.start(Duration.ofSeconds(1)))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("not ready within 1 s")
                .hasMessageContaining("still thinking");
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void oneThatDoesNotEndWhenAskedToIsKilled() {
        child = new ChildProcess(
                spec("trap '' TERM; touch \"$READY\"; while :; do sleep 0.1; done", List.of()), folder);
        child.start(TIMEOUT);

        child.stop();

        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void aTakenPortStopsTheStart() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            child = new ChildProcess(spec(RUNS, List.of(new Port("the child", socket.getLocalPort()))), folder);

            assertThatThrownBy(() -> child.start(TIMEOUT)).hasMessageContaining("for the child is taken");
            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void onceClosedItStartsNoMore() {
        child.close();

        assertThatThrownBy(() -> child.start(TIMEOUT)).isInstanceOf(StackException.class);
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void theLastRunsLogIsPutAside() {
        child = new ChildProcess(spec("echo run $$; " + RUNS, List.of()), folder);
        child.start(TIMEOUT);
        child.kill();
        child.start(TIMEOUT);

        assertThat(new LogFile(folder.log("child")).tail(5)).hasSize(1);
        assertThat(folder.root().resolve("logs/child.log.1")).exists();
    }

    /** As when the parent is killed: the system closes what it held open. */
    @Test
    void aJvmEndsWhenItsParentIsGone() throws IOException, InterruptedException, URISyntaxException {
        Path classes = Path.of(Endless.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        JavaCommand java = new JavaCommand(List.of(classes), List.of("-Xmx32m"), Endless.class.getName());
        Process jvm = new ProcessBuilder(java.with("an argument")).start();
        try {
            assertThat(jvm.inputReader().readLine()).isEqualTo("an argument");

            jvm.getOutputStream().close();

            assertThat(jvm.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(jvm.exitValue()).isEqualTo(ChildMain.PARENT_GONE);
        } finally {
            jvm.destroyForcibly();
        }
    }

    private ChildSpec spec(String script, List<Port> ports) {
        Path ready = folder.root().resolve("ready");
        return new ChildSpec(
                "child",
                List.of("/bin/sh", "-c", script),
                Map.of("READY", ready.toString()),
                ports,
                List.of(HealthCheck.file(ready)),
                SHORT_GRACE);
    }
}
