package io.millrace.localstack.cli;

import io.millrace.localstack.StackProgress;
import io.millrace.localstack.process.ChildProcess;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Shows the progress of a start or stop, one line for each step. */
final class Terminal implements StackProgress {

    private final PrintStream out;
    private final boolean interactive;

    /**
     * @param interactive whether the output is a terminal, so that the line of a running step can be overwritten when
     *     it is done
     */
    Terminal(PrintStream out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    /**
     * The terminal of standard output. The start script says whether it is interactive, since from JDK 22 on Java's
     * console doesn't.
     */
    static Terminal standard() {
        return new Terminal(System.out, Boolean.getBoolean("millrace.interactive"));
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    @Override
    public void starting(ChildProcess process, Runnable step) {
        step(process.name(), "", step);
    }

    @Override
    public void stopping(ChildProcess process, Runnable step) {
        if (process.isAlive()) {
            step(process.name(), " stopped", step);
        } else {
            step.run();
        }
    }

    /** Runs a step; its result follows its name. */
    void step(String name, Callable<String> step) throws Exception {
        announce(name);
        long startedAt = System.nanoTime();
        try {
            String result = step.call();
            done(name, result, startedAt);
        } catch (Exception e) {
            failed(name);
            throw e;
        }
    }

    private void step(String name, String suffix, Runnable step) {
        announce(name);
        long startedAt = System.nanoTime();
        try {
            step.run();
            done(name, suffix, startedAt);
        } catch (RuntimeException e) {
            failed(name);
            throw e;
        }
    }

    private void announce(String name) {
        if (interactive) {
            out.print("  … " + name);
            out.flush();
        }
    }

    private void done(String name, String suffix, long startedAt) {
        say(overwriting() + "  ✓ " + name + suffix + "  " + seconds(Duration.ofNanos(System.nanoTime() - startedAt)));
    }

    private void failed(String name) {
        say(overwriting() + "  ✗ " + name);
    }

    private String overwriting() {
        return interactive ? "\r" : "";
    }

    /** Such as "1.6 s"; from ten seconds on without the tenths. */
    static String seconds(Duration duration) {
        double seconds = duration.toMillis() / 1000.0;
        return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
    }
}
