package io.millrace.api.suppressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.api.pinot.PinotUnavailableException;
import io.millrace.api.suppressions.AddressCheck.Verdict;
import io.millrace.api.suppressions.AddressCheck.Verdicts;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.suppression.SuppressionCatalog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckQueueTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final SuppressionCatalog CATALOG = SuppressionCatalog.load(StreamCatalog.load());

    private final List<CheckRequest> run = new ArrayList<>();
    private final CompletableFuture<Void> mayEnd = new CompletableFuture<>();
    private int deepest;

    @Test
    void thoseThatWaitAndAskTheSameListsAreRunAsOneAndEachGetsItsOwnVerdicts() {
        CheckQueue queue = new CheckQueue(this::held, 1, 1_000, LONG);
        CompletableFuture<Verdicts> first = ask(queue, request("winback", "first@x"));
        assertThat(run.size()).isEqualTo(1);
        List<CompletableFuture<Verdicts>> others = IntStream.range(0, 20)
                .mapToObj(i -> ask(queue, request("winback", "a" + i + "@x", "b" + i + "@x")))
                .toList();
        CompletableFuture<Verdicts> another = ask(queue, request("opted_out", "other@x"));
        assertThat(queue.waiting()).isEqualTo(21);
        mayEnd.complete(null);

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
        assertThat(run.size()).isEqualTo(1);
        IntStream.range(0, 4).forEach(i -> all.add(ask(queue, request("winback", "a" + i + "@x", "b" + i + "@x"))));
        assertThat(queue.waiting()).isEqualTo(4);
        mayEnd.complete(null);

        all.forEach(CompletableFuture::join);
        assertThat(run.stream().map(request -> request.emails().size())).containsExactly(1, 2, 2, 2, 2);
    }

    @Test
    void onlySoManyRunAtOnce() {
        CheckQueue queue = new CheckQueue(this::held, 2, 1, LONG);
        List<CompletableFuture<Verdicts>> all = IntStream.range(0, 5)
                .mapToObj(i -> ask(queue, request("winback", i + "@x")))
                .toList();

        assertThat(queue.waiting()).isEqualTo(3);
        assertThat(run).hasSize(2);
        mayEnd.complete(null);
        all.forEach(CompletableFuture::join);
        assertThat(run).hasSize(5);
    }

    @Test
    void asManyAsMayWaitAreRunOneAfterTheOtherHoweverSoonEachEnds() {
        CheckQueue queue = new CheckQueue(this::held, 1, 1, LONG);
        List<CompletableFuture<Verdicts>> all = IntStream.range(0, 1_001)
                .mapToObj(i -> ask(queue, request("winback", i + "@x")))
                .toList();
        assertThat(queue.waiting()).isEqualTo(1_000);
        mayEnd.complete(null);

        assertThat(all).allMatch(CompletableFuture::isDone).noneMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(deepest).isLessThan(500);
    }

    @Test
    void whoWaitsTooLongIsToldSoAndIsNotRun() {
        CheckQueue queue = new CheckQueue(this::held, 1, 1, Duration.ofMillis(20));
        var unused = ask(queue, request("winback", "first@x"));
        assertThat(run.size()).isEqualTo(1);

        assertThatThrownBy(() -> ask(queue, request("winback", "late@x")).join())
                .cause()
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(FailureKind.BUSY));
        assertThat(queue.waiting()).isZero();
    }

    @Test
    void whatFailsFailsForAllOfThemAndTheNextIsRun() {
        CheckQueue queue = new CheckQueue(
                request -> {
                    if (request.emails().contains("bad@x")) {
                        throw new PinotUnavailableException("down");
                    }
                    return CompletableFuture.completedFuture(verdicts(request));
                },
                1,
                1_000,
                LONG);

        assertThatThrownBy(() -> ask(queue, request("winback", "bad@x")).join())
                .hasCauseInstanceOf(PinotUnavailableException.class);
        assertThat(emails(ask(queue, request("winback", "good@x")).join())).containsExactly("good@x");
    }

    private static CompletableFuture<Verdicts> ask(CheckQueue queue, CheckRequest request) {
        return queue.ask(request).toCompletableFuture();
    }

    private CompletionStage<Verdicts> held(CheckRequest request) {
        run.add(request);
        deepest = Math.max(deepest, Thread.currentThread().getStackTrace().length);
        return mayEnd.thenApply(end -> verdicts(request));
    }

    private static Verdicts verdicts(CheckRequest request) {
        return new Verdicts(
                Instant.EPOCH,
                0,
                List.of(),
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
