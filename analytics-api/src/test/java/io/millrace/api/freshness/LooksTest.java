package io.millrace.api.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LooksTest {
    private final List<CompletableFuture<Void>> begun = new ArrayList<>();
    private final Looks looks = new Looks(() -> {
        CompletableFuture<Void> look = new CompletableFuture<>();
        begun.add(look);
        return look;
    });

    @Test
    void whoAsksAgainGetsALookThatBeginsAfterTheOneUnderWayAndSharesIt() {
        looks.unlessUnderWay();
        CompletableFuture<Void> one = looks.again();
        CompletableFuture<Void> other = looks.again();
        looks.unlessUnderWay();
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
        CompletableFuture<Void> asked = looks.again();

        begun.get(0).completeExceptionally(new IllegalStateException("no controller"));

        assertThat(asked).isCompleted();
        assertThat(looks.again()).isNotDone();
        assertThat(begun).hasSize(2);
    }
}
