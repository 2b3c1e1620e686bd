package io.millrace.localstack.cli;

import io.millrace.localstack.process.ChildProcess;
import io.millrace.localstack.process.StackException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Watches running children, and restarts a child that ended by itself: every child can continue with its data. A child
 * that ends again and again has a fault that a restart doesn't repair.
 */
final class Supervisor {

    private static final int RESTARTS = 3;
    private static final Duration WITHIN = Duration.ofMinutes(5);
    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(500);

    private final List<ChildProcess> children;
    private final Terminal terminal;
    private final Clock clock;
    private final BooleanSupplier over;
    private final Map<String, Deque<Instant>> restarts = new HashMap<>();

    /** @param over returns true while the children are being stopped on purpose */
    Supervisor(List<ChildProcess> children, Terminal terminal, Clock clock, BooleanSupplier over) {
        this.children = List.copyOf(children);
        this.terminal = terminal;
        this.clock = clock;
        this.over = over;
    }

    /**
     * Watches until it is over.
     *
     * @throws StackException when a child ends again and again, or can't be started again
     */
    void watch() throws InterruptedException {
        while (!over.getAsBoolean()) {
            for (ChildProcess child : children) {
                if (!child.isAlive() && !over.getAsBoolean()) {
                    restart(child);
                }
            }
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
    }

    private void restart(ChildProcess child) {
        String end = child.name() + " ended by itself" + child.lastWords();
        if (!mayRestart(child.name())) {
            throw new StackException(end + "\nIt has done so " + RESTARTS + " times within " + WITHIN.toMinutes()
                    + " minutes; giving up.");
        }
        terminal.say(end);
        terminal.starting(child, () -> child.start(START_TIMEOUT));
    }

    /** Whether the child may be restarted once more. Counts this restart. */
    boolean mayRestart(String name) {
        Instant now = clock.instant();
        Deque<Instant> times = restarts.computeIfAbsent(name, key -> new ArrayDeque<>());
        times.removeIf(time -> time.isBefore(now.minus(WITHIN)));
        times.add(now);
        return times.size() <= RESTARTS;
    }
}
