package io.millrace.localstack.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A child of this process that can be started, stopped, killed and started again. It ends with this process, whatever
 * way this process ends: its main class watches the standard input that is held open here.
 */
public final class ChildProcess {

    /**
     * A Ctrl-C in the terminal goes to all processes in it at once; the children leave it to this process to stop them
     * in the right order.
     */
    private static final List<String> DEAF_TO_THE_TERMINAL =
            List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\"");

    private static final Duration POLL = Duration.ofMillis(50);
    private static final int TAIL_LINES = 15;

    private final ChildSpec spec;
    private final LogFile log;
    private final PidRecords pids;
    private @Nullable Process process;

    public ChildProcess(ChildSpec spec, StackFolder folder) {
        this.spec = spec;
        this.log = new LogFile(folder.log(spec.name()));
        this.pids = new PidRecords(folder);
    }

    public String name() {
        return spec.name();
    }

    public LogFile log() {
        return log;
    }

    public List<Port> ports() {
        return spec.ports();
    }

    /** Starts it and waits until it is ready; does nothing when it runs. */
    public void start(Duration timeout) {
        if (isAlive()) {
            return;
        }
        launch();
        awaitReady(timeout);
    }

    private synchronized void launch() {
        spec.ports().forEach(Port::requireFree);
        spec.readiness().reset();
        List<String> command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
        command.addAll(spec.command());
        try {
            log.startNew();
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(log.path().toFile()));
            builder.environment().putAll(spec.environment());
            process = builder.start();
        } catch (IOException e) {
            throw new StackException("Can't start " + spec.name() + ": " + e.getMessage(), e);
        }
        pids.write(spec.name(), process.toHandle());
    }

    private void awaitReady(Duration timeout) {
        Process started = current().orElseThrow();
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!spec.readiness().isReady()) {
            if (hasEnded(started, POLL)) {
                pids.delete(spec.name());
                throw new StackException(
                        spec.name() + " ended while starting, with exit code " + started.exitValue() + lastWords());
            }
            if (System.nanoTime() > deadline) {
                kill();
                throw new StackException(
                        spec.name() + " was not ready within " + timeout.toSeconds() + " s" + lastWords());
            }
        }
    }

    /** Asks it to end, and kills it if it takes too long. */
    public void stop() {
        current().ifPresent(running -> {
            // Not running.destroy(), which closes the child's standard input first: it would halt instead of ending in
            // order
            running.toHandle().destroy();
            if (!hasEnded(running, spec.stopGrace())) {
                running.destroyForcibly();
            }
            awaitEnd(running);
        });
    }

    /** Kills it at once, as kill -9 does. */
    public void kill() {
        current().ifPresent(running -> {
            running.destroyForcibly();
            awaitEnd(running);
        });
    }

    public boolean isAlive() {
        return current().filter(Process::isAlive).isPresent();
    }

    /** The running process; empty when there is none. */
    public Optional<ProcessHandle> handle() {
        return current().filter(Process::isAlive).map(Process::toHandle);
    }

    /** The end of its log, ready to be shown below a message. */
    public String lastWords() {
        List<String> lines = log.tail(TAIL_LINES);
        String where = ". Its log is " + log.path();
        return lines.isEmpty() ? where : where + ", and ends so:\n  " + String.join("\n  ", lines);
    }

    private void awaitEnd(Process running) {
        hasEnded(running, Duration.ofDays(1));
        pids.delete(spec.name());
    }

    private synchronized Optional<Process> current() {
        return Optional.ofNullable(process);
    }

    private static boolean hasEnded(Process process, Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while waiting for a child process", e);
        }
    }
}
