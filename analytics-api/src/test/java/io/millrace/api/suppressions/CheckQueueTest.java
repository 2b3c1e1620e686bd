package io.millrace.api.suppressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.api.suppressions.AddressCheck.Verdict;
import io.millrace.api.suppressions.AddressCheck.Verdicts;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.catalog.StreamCatalog;
import io.millrace.catalog.SuppressionCatalog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckQueueTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final SuppressionCatalog CATALOG = SuppressionCatalog.load(StreamCatalog.load());

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final List<CheckRequest> run = new CopyOnWriteArrayList<>();
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @AfterEach
    void endCallers() {
        mayEnd.countDown();
        callers.shutdownNow();
    }

    @Test
    void thoseThatWaitAndAskTheSameListsAreRunAsOneAndEachGetsItsOwnVerdicts() {
        CheckQueue queue = new CheckQueue(this::held, 1, 1_000, LONG);
        CompletableFuture<Verdicts> first = ask(queue, request("winback", "first@x"));
        await().until(() -> run.size() == 1);
        List<CompletableFuture<Verdicts>> others = IntStream.range(0, 20)
                .mapToObj(i -> ask(queue, request("winback", "a" + i + "@x", "b" + i + "@x")))
                .toList();
        CompletableFuture<Verdicts> another = ask(queue, request("opted_out", "other@x"));
        await().until(() -> queue.waiting() == 21);
        mayEnd.countDown();

        assertThat(emails(first.join())).containsExactly("first@x");
        for (int i = 0; i < others.size(); i++) {
            assertThat(emails(others.get(i).join())).containsExactly("a" + i + "@x", "b" + i + "@x");
        }
        assertThat(emails(another.join())).containsExactly("other@x");
        assertThat(run.stream().map(request -> request.emails().size())).containsExactlyInAnyOrder(1, 40, 1);
    }

    @Test
    void noMoreAddressesThanAllowedAreRunAsOne() {
        CheckQueue queue = new CheckQueue(this::held, 1, 3, LONG);
        List<CompletableFuture<Verdicts>> all = new ArrayList<>(List.of(ask(queue, request("winback", "first@x"))));
        await().until(() -> run.size() == 1);
        IntStream.range(0, 4).forEach(i -> all.add(ask(queue, request("winback", "a" + i + "@x", "b" + i + "@x"))));
        await().until(() -> queue.waiting() == 4);
        mayEnd.countDown();

        all.forEach(CompletableFuture::join);
        assertThat(run.stream().map(request -> request.emails().size())).containsExactly(1, 2, 2, 2, 2);
    }

    @Test
    void onlySoManyRunAtOnce() {
        CheckQueue queue = new CheckQueue(this::held, 2, 1, LONG);
        List<CompletableFuture<Verdicts>> all = IntStream.range(0, 5)
                .mapToObj(i -> ask(queue, request("winback", i + "@x")))
                .toList();

        await().until(() -> queue.waiting() == 3);
        assertThat(run).hasSize(2);
        mayEnd.countDown();
        all.forEach(CompletableFuture::join);
        assertThat(run).hasSize(5);
    }

    @Test
    void whoWaitsTooLongIsToldSoAndIsNotRun() {
        CheckQueue queue = new CheckQueue(this::held, 1, 1, Duration.ofMillis(20));
        var unused = ask(queue, request("winback", "first@x"));
        await().until(() -> run.size() == 1);

        assertThatThrownBy(() -> queue.ask(request("winback", "late@x")))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(FailureKind.BUSY));
        assertThat(queue.waiting()).isZero();
    }

    @Test
    void whatFailsFailsForAllOfThemAndTheNextIsRun() {
        CheckQueue queue = new CheckQueue(
                request -> {
                    if (request.emails().contains("bad@x")) {
                        throw new Failure(FailureKind.PINOT_UNAVAILABLE, "down");
                    }
                    return verdicts(request);
                },
                1,
                1_000,
                LONG);

        assertThatThrownBy(() -> queue.ask(request("winback", "bad@x"))).isInstanceOf(Failure.class);
        assertThat(emails(queue.ask(request("winback", "good@x")))).containsExactly("good@x");
    }

    private CompletableFuture<Verdicts> ask(CheckQueue queue, CheckRequest request) {
        return CompletableFuture.supplyAsync(() -> queue.ask(request), callers);
    }

    private Verdicts held(CheckRequest request) {
        run.add(request);
        try {
            mayEnd.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return verdicts(request);
    }

    private static Verdicts verdicts(CheckRequest request) {
        return new Verdicts(
                Instant.EPOCH,
                0,
                request.emails().stream()
                        .map(email -> new Verdict(email, false, false, List.of()))
                        .toList());
    }

    private static CheckRequest request(String list, String... emails) {
        return new CheckRequest(
                List.of(emails), List.of(ListCall.of(CATALOG.list(list).orElseThrow(), Map.of())));
    }

    private static List<String> emails(Verdicts verdicts) {
        return verdicts.results().stream().map(Verdict::email).toList();
    }
}
