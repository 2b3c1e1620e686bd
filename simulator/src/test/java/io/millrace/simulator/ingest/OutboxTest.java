package io.millrace.simulator.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final HeldPoster poster = new HeldPoster();

    @Test
    void singleEventsGoAtOnceWhileThereAreSlots() {
        Outbox lane = lane(new OutboxSettings("orders", 10, 2, 1));

        offer(lane, 3);

        assertThat(poster.sizes()).containsExactly(1, 1);
        assertThat(lane.counts()).isEqualTo(new OutboxCounts(3, 0, 1, 2, 0, 0, 0, 0));
    }

    @Test
    void anAnswerMakesRoomForTheNextInTheBacklog() {
        Outbox lane = lane(new OutboxSettings("orders", 10, 1, 1));
        offer(lane, 2);

        poster.answer(0, new Outcome.Taken(1, 0, ""));

        assertThat(poster.sizes()).containsExactly(1, 1);
        assertThat(lane.counts()).isEqualTo(new OutboxCounts(2, 0, 0, 1, 1, 0, 0, 0));
    }

    @Test
    void aPartOfABatchWaitsForTheFlushAndAFullOneDoesNot() {
        Outbox lane = lane(new OutboxSettings("order_statuses", 100, 4, 10));

        offer(lane, 25);
        assertThat(poster.sizes()).containsExactly(10, 10);

        lane.flush();
        assertThat(poster.sizes()).containsExactly(10, 10, 5);
    }

    @Test
    void aFullBacklogShedsTheNewestAndSaysSo() {
        Outbox lane = lane(new OutboxSettings("orders", 100, 1, 1));

        offer(lane, 1 + 100);
        boolean taken = lane.offer(json(), System.nanoTime());

        assertThat(taken).isFalse();
        assertThat(lane.counts()).isEqualTo(new OutboxCounts(102, 1, 100, 1, 0, 0, 0, 0));
        assertThat(log()).contains("orders shed: the backlog of 100 events is full");
    }

    @Test
    void everyEventIsCountedOnceWhateverBecomesOfIt() {
        Outbox lane = lane(new OutboxSettings("order_statuses", 100, 4, 10));
        offer(lane, 40);
        poster.retry(0, "HTTP 503");

        poster.answer(0, new Outcome.Taken(10, 0, ""));
        poster.answer(1, new Outcome.Taken(7, 3, "must be at least 0"));
        poster.answer(2, new Outcome.Refused("HTTP 404 unknown stream"));
        poster.answer(3, new Outcome.GivenUp("no connection"));

        assertThat(lane.counts()).isEqualTo(new OutboxCounts(40, 0, 0, 0, 17, 13, 10, 1));
        assertThat(log())
                .contains("order_statuses retried: HTTP 503; request "
                        + poster.posts.get(0).requestId())
                .contains("order_statuses refused: 3 of 10: must be at least 0")
                .contains("order_statuses GIVEN UP: 10 events are lost: no connection");
    }

    @Test
    void aThousandRefusalsAreNotAThousandLines() {
        Outbox lane = lane(new OutboxSettings("orders", 1000, 1000, 1));
        offer(lane, 1000);

        for (int i = 0; i < 1000; i++) {
            poster.answer(i, new Outcome.Refused("HTTP 404 unknown stream"));
        }

        assertThat(log().lines()).hasSize(1);
    }

    @Test
    void drainingSendsAlsoPartsOfABatchAndEndsWithTheLastAnswer() throws Exception {
        Outbox lane = lane(new OutboxSettings("order_statuses", 100, 1, 10));
        offer(lane, 13);
        poster.answerAllAtOnce();

        boolean drained = lane.drain(Duration.ofSeconds(5));

        assertThat(drained).isTrue();
        assertThat(poster.sizes()).containsExactly(10, 3);
    }

    @Test
    void drainingDoesNotWaitForever() throws Exception {
        Outbox lane = lane(new OutboxSettings("orders", 100, 1, 1));
        offer(lane, 2);

        assertThat(lane.drain(Duration.ofMillis(20))).isFalse();
    }

    @Test
    void latencyCountsFromTheHappeningAndNotFromThePost() {
        Outbox lane = lane(new OutboxSettings("orders", 100, 1, 1));
        lane.offer(json(), System.nanoTime() - Duration.ofSeconds(3).toNanos());

        poster.answer(0, new Outcome.Taken(1, 0, ""));

        assertThat(lane.takeLatencies().getMaxValue()).isGreaterThanOrEqualTo(2_900_000);
        assertThat(lane.takeLatencies().getTotalCount()).isZero();
    }

    @Test
    void aLaneWithoutRoomForABatchIsRefused() {
        assertThatThrownBy(() -> new OutboxSettings("orders", 5, 1, 10)).hasMessageContaining("lane orders");
    }

    private Outbox lane(OutboxSettings settings) {
        return new Outbox(settings, poster, new ThrottledLog(new PrintStream(log, true, UTF_8)));
    }

    private static void offer(Outbox lane, int events) {
        for (int i = 0; i < events; i++) {
            assertThat(lane.offer(json(), System.nanoTime())).isTrue();
        }
    }

    private static byte[] json() {
        return "{}".getBytes(UTF_8);
    }

    private String log() {
        return log.toString(UTF_8);
    }

    /** Keeps every post until the test answers it. */
    private static final class HeldPoster implements Poster {
        private final List<Post> posts = new ArrayList<>();
        private final List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
        private final List<Consumer<String>> retries = new ArrayList<>();
        private boolean atOnce;

        @Override
        public CompletableFuture<Outcome> send(Post post, Consumer<String> onRetry) {
            CompletableFuture<Outcome> outcome = new CompletableFuture<>();
            posts.add(post);
            outcomes.add(outcome);
            retries.add(onRetry);
            if (atOnce) {
                outcome.complete(new Outcome.Taken(post.size(), 0, ""));
            }
            return outcome;
        }

        void answer(int index, Outcome outcome) {
            outcomes.get(index).complete(outcome);
        }

        void retry(int index, String reason) {
            retries.get(index).accept(reason);
        }

        void answerAllAtOnce() {
            atOnce = true;
            for (int i = 0; i < posts.size(); i++) {
                answer(i, new Outcome.Taken(posts.get(i).size(), 0, ""));
            }
        }

        List<Integer> sizes() {
            return posts.stream().map(Post::size).toList();
        }
    }
}
