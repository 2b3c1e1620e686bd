package io.millrace.api.suppressions;

import io.millrace.api.suppressions.AddressCheck.Verdicts;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many look-ups run at the same time, first come, first served. Look-ups that wait and name the same lists
 * run as one: the cost is mostly that of the queries, which is about the same for one address as for a hundred.
 */
final class CheckQueue {
    private static final int MOST_WAITING = 1_000;

    private final Check check;
    private final int maxConcurrent;
    private final int mostAddresses;
    private final Duration queueTimeout;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int running;

    /** The calls of {@link #runNext} that its loop hasn't handled yet. */
    private final AtomicInteger calls = new AtomicInteger();

    /** Answers one request, or several that were joined into one. */
    interface Check {
        CompletionStage<Verdicts> of(CheckRequest request);
    }

    /**
     * A request that waits.
     *
     * @param answer completed with the verdicts
     * @param turn completed when the request is run; completed exceptionally if that takes longer than the queue's
     *     timeout
     */
    private record Waiting(CheckRequest request, CompletableFuture<Verdicts> answer, CompletableFuture<Void> turn) {}

    /**
     * Creates a queue.
     *
     * @param maxConcurrent how many checks may run at the same time
     * @param mostAddresses how many addresses requests that are joined may have together
     * @param queueTimeout how long a request may wait until it is run
     */
    CheckQueue(Check check, int maxConcurrent, int mostAddresses, Duration queueTimeout) {
        this.check = check;
        this.maxConcurrent = maxConcurrent;
        this.mostAddresses = mostAddresses;
        this.queueTimeout = queueTimeout;
    }

    /**
     * Answers a request when it is its turn.
     *
     * @return the verdicts; completed with a {@link Failure} of kind {@code BUSY} if its turn doesn't come within the
     *     timeout
     * @throws Failure of kind {@code BUSY} if the queue is full
     */
    CompletionStage<Verdicts> ask(CheckRequest request) {
        CompletableFuture<Void> turn =
                new CompletableFuture<Void>().orTimeout(queueTimeout.toMillis(), TimeUnit.MILLISECONDS);
        Waiting mine = new Waiting(request, new CompletableFuture<>(), turn);
        enter(mine);
        var unused = turn.exceptionally(late -> {
            leave(mine);
            return null;
        });
        runNext();
        return mine.answer();
    }

    /** Returns how many requests wait for their turn. */
    synchronized int waiting() {
        return waiting.size();
    }

    private synchronized void enter(Waiting mine) {
        if (waiting.size() == MOST_WAITING) {
            throw busy();
        }
        waiting.addLast(mine);
    }

    private void leave(Waiting mine) {
        boolean isLate;
        synchronized (this) {
            isLate = waiting.remove(mine);
        }
        if (isLate) {
            mine.answer().completeExceptionally(busy());
        }
    }

    /**
     * Runs all requests that may run now. A check that fails before its first query ends within {@link #run}, and calls
     * this method from there. Such a call only makes the loop continue, since a thousand nested calls would overflow
     * the stack.
     */
    private void runNext() {
        if (calls.getAndIncrement() > 0) {
            return;
        }
        do {
            for (List<Waiting> next = begin(); !next.isEmpty(); next = begin()) {
                run(next);
            }
        } while (calls.decrementAndGet() > 0);
    }

    /** Takes the requests to run next as one from the queue; empty if none waits or the maximum is running. */
    private synchronized List<Waiting> begin() {
        if (waiting.isEmpty() || running == maxConcurrent) {
            return List.of();
        }
        Waiting first = waiting.removeFirst();
        List<Waiting> together = new ArrayList<>(List.of(first));
        int addresses = first.request().emails().size();
        for (Iterator<Waiting> others = waiting.iterator(); others.hasNext(); ) {
            Waiting other = others.next();
            int more = other.request().emails().size();
            if (other.request().lists().equals(first.request().lists()) && addresses + more <= mostAddresses) {
                addresses += more;
                together.add(other);
                others.remove();
            }
        }
        running++;
        return together;
    }

    private void run(List<Waiting> together) {
        together.forEach(one -> one.turn().complete(null));
        var unused = CompletableFuture.completedFuture(asOne(together))
                .thenCompose(check::of)
                .whenComplete((all, failure) -> {
                    end();
                    answer(together, all, failure);
                    runNext();
                });
    }

    private synchronized void end() {
        running--;
    }

    private static void answer(List<Waiting> together, @Nullable Verdicts all, @Nullable Throwable failure) {
        int from = 0;
        for (Waiting one : together) {
            if (all == null) {
                one.answer().completeExceptionally(Objects.requireNonNull(failure));
                continue;
            }
            int until = from + one.request().emails().size();
            one.answer()
                    .complete(new Verdicts(
                            all.asOf(),
                            all.freshnessMs(),
                            all.unavailable(),
                            all.results().subList(from, until)));
            from = until;
        }
    }

    private static CheckRequest asOne(List<Waiting> together) {
        List<String> emails = together.stream()
                .flatMap(one -> one.request().emails().stream())
                .toList();
        return new CheckRequest(emails, together.get(0).request().lists());
    }

    private static Failure busy() {
        return new Failure(FailureKind.BUSY, "More addresses are being looked up than can be answered in time.");
    }
}
