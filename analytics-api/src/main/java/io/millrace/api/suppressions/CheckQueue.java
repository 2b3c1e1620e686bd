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
import java.util.concurrent.CompletableFuture;

/**
 * Lets few checks run at once, in the order in which they came. Those that wait and are about the same lists are run as
 * one: what a check costs is mostly its queries, and they cost about the same for one address as for a hundred.
 */
final class CheckQueue {
    private static final int MOST_WAITING = 1_000;

    private final Check check;
    private final int mostRunning;
    private final int mostAddresses;
    private final Duration patience;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int running;

    /** What is done with a request, or with several as one. */
    interface Check {
        Verdicts of(CheckRequest request);
    }

    private record Waiting(CheckRequest request, CompletableFuture<Verdicts> answer) {}

    /**
     * A queue.
     *
     * @param mostAddresses how many addresses several requests may have together, to be run as one
     * @param patience how long a request may wait until it is run
     */
    CheckQueue(Check check, int mostRunning, int mostAddresses, Duration patience) {
        this.check = check;
        this.mostRunning = mostRunning;
        this.mostAddresses = mostAddresses;
        this.patience = patience;
    }

    /**
     * Answers a request when it is its turn.
     *
     * @throws Failure of kind {@code BUSY} when that isn't soon enough
     */
    Verdicts ask(CheckRequest request) {
        Waiting mine = new Waiting(request, new CompletableFuture<>());
        List<Waiting> together = awaitTurn(mine);
        if (!together.isEmpty()) {
            try {
                answer(together);
            } finally {
                end();
            }
        }
        return Pull.waitFor(mine.answer());
    }

    /** How many wait for their turn. */
    synchronized int waiting() {
        return waiting.size();
    }

    /** Those to be run now, by the caller; none if somebody else runs this one. */
    private synchronized List<Waiting> awaitTurn(Waiting mine) {
        if (waiting.size() == MOST_WAITING) {
            throw busy();
        }
        waiting.addLast(mine);
        long endNanos = System.nanoTime() + patience.toNanos();
        while (waiting.contains(mine)) {
            if (mine.equals(waiting.peekFirst()) && running < mostRunning) {
                return begin();
            }
            long leftMs = (endNanos - System.nanoTime()) / 1_000_000;
            if (leftMs <= 0) {
                leave(mine);
                throw busy();
            }
            try {
                wait(leftMs);
            } catch (InterruptedException e) {
                leave(mine);
                Thread.currentThread().interrupt();
                throw busy();
            }
        }
        return List.of();
    }

    private List<Waiting> begin() {
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
        notifyAll(); // there is another first one now
        return together;
    }

    private synchronized void end() {
        running--;
        notifyAll();
    }

    private void leave(Waiting mine) {
        if (waiting.remove(mine)) {
            notifyAll();
        }
    }

    private void answer(List<Waiting> together) {
        try {
            Verdicts all = check.of(asOne(together));
            int from = 0;
            for (Waiting one : together) {
                int until = from + one.request().emails().size();
                one.answer()
                        .complete(new Verdicts(
                                all.asOf(), all.freshnessMs(), all.results().subList(from, until)));
                from = until;
            }
        } catch (RuntimeException | Error e) {
            together.forEach(one -> one.answer().completeExceptionally(e));
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
