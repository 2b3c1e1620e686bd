package io.millrace.api.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CoalescedPollTest {
    private final List<CompletableFuture<Void>> begun = new ArrayList<>();
    private final CoalescedPoll polls = new CoalescedPoll(() -> {
        CompletableFuture<Void> look = new CompletableFuture<>();
        begun.add(look);
        return look;
    });

    @Test
    void whoAsksAgainGetsALookThatBeginsAfterTheOneUnderWayAndSharesIt() {
        polls.pollUnlessRunning();
        CompletableFuture<Void> one = polls.again();
        CompletableFuture<Void> other = polls.again();
        polls.pollUnlessRunning();
        assertThat(begun).hasSize(1);

        begun.get(0).complete(null);
        assertThat(begun).hasSize(2);
        assertThat(one).isNotDone();

        begun.get(1).complete(null);
        assertThat(one).isCompleted();
        assertThat(other).isCompleted();
        assertThat(begun).hasSize(2);
    }

    @Test
    void aLookThatFailsEndsToo() {
        CompletableFuture<Void> asked = polls.again();

        begun.get(0).completeExceptionally(new IllegalStateException("no controller"));

        assertThat(asked).isCompleted();
        assertThat(polls.again()).isNotDone();
        assertThat(begun).hasSize(2);
    }
}
