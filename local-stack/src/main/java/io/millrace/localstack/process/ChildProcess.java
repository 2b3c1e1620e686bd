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
 * A child process that can be started, stopped, killed and started again. It ends with this process, however this
 * process ends, since its main class watches the standard input that this process holds open.
 */
public final class ChildProcess implements AutoCloseable {

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
    private boolean closed;

    /** Makes a child that doesn't run yet. Its log and its process record will be in this folder. */
    public ChildProcess(ChildSpec spec, StackFolder folder) {
        this.spec = spec;
        this.log = new LogFile(folder.log(spec.name()));
        this.pids = new PidRecords(folder);
    }

    /** The name in messages and file names. */
    public String name() {
        return spec.name();
    }

    /** The ports that it listens on while it runs. */
    public List<Port> ports() {
        return spec.ports();
    }

    /**
     * Starts it and waits until it is ready; does nothing if it runs.
     *
     * @throws StackException when a port is taken, or when it ends or isn't ready in time; it doesn't run then
     */
    public void start(Duration timeout) {
        if (!isAlive()) {
            launch();
            awaitReady(timeout);
        }
    }

    private synchronized void launch() {
        if (closed) {
            throw new StackException(spec.name() + " is not started any more, as all is being stopped");
        }
        spec.ports().forEach(Port::requireFree);
        List<String> command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
        command.addAll(spec.command());
        try {
            for (HealthCheck check : spec.checks()) {
                check.reset();
            }
            log.startNew();
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(log.path().toFile()));
            builder.environment().putAll(spec.environment());
            process = builder.start();
        } catch (IOException e) {
            throw new StackException("Can't start " + spec.name() + ": " + e.getMessage(), e);
        }
        pids.write(PidRecord.of(spec.name(), process.toHandle(), spec.ports(), spec.checks()));
    }

    private void awaitReady(Duration timeout) {
        Process started = current().orElseThrow();
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!spec.checks().stream().allMatch(HealthCheck::isGood)) {
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
            // Not running.destroy(): that closes the child's standard input first, and the child would halt
            running.toHandle().destroy();
            if (!hasEnded(running, spec.stopGrace())) {
                running.destroyForcibly();
            }
            awaitEnd(running);
        });
    }

    /** Kills it immediately, like kill -9. */
    public void kill() {
        current().ifPresent(running -> {
            running.destroyForcibly();
            awaitEnd(running);
        });
    }

    /** Stops it for good. A start that is running in another thread fails. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        stop();
    }

    /** Whether it runs, ready or not. */
    public boolean isAlive() {
        return handle().isPresent();
    }

    /** The running process; empty when there is none. */
    public Optional<ProcessHandle> handle() {
        return current().filter(Process::isAlive).map(Process::toHandle);
    }

    /** The end of its log, ready to follow a sentence. */
    public String lastWords() {
        List<String> lines = log.tail(TAIL_LINES);
        String where = ". Its log is " + log.path();
        return lines.isEmpty() ? where : where + " and ends so:\n  " + String.join("\n  ", lines);
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
