package io.millrace.api.suppressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.api.pinot.PinotUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HalvingTest {
    private final List<BucketRange> asked = new ArrayList<>();

    @Test
    void whatFitsOneAnswerIsAskedOnce() {
        assertThat(buckets(new BucketRange(0, 4), 4)).containsExactly(0, 1, 2, 3);

        assertThat(asked).containsExactly(new BucketRange(0, 4));
    }

    @Test
    void whatDoesNotFitIsAskedByHalvesAndJoinedInItsOrder() {
        assertThat(buckets(new BucketRange(3, 8), 2)).containsExactly(3, 4, 5, 6, 7);

        assertThat(asked)
                .containsExactly(
                        new BucketRange(3, 8),
                        new BucketRange(3, 5),
                        new BucketRange(5, 8),
                        new BucketRange(5, 6),
                        new BucketRange(6, 8));
    }

    @Test
    void whatDoesNotFitAndCannotBeHalvedIsRefused() {
        assertThatThrownBy(() -> buckets(new BucketRange(0, 4), 0)).hasCauseInstanceOf(PinotUnavailableException.class);
    }

    @Test
    void customersAreHalvedWithoutLosingOne() {
        Customers customers = new Customers(List.of("a", "b", "c"));

        assertThat(customers.firstHalf().ids()).containsExactly("a");
        assertThat(customers.secondHalf().ids()).containsExactly("b", "c");
    }

    private List<Integer> buckets(BucketRange range, int most) {
        return new Halving<BucketRange, List<Integer>>(
                        some -> answer(some, most), (one, other) -> Stream.concat(one.stream(), other.stream())
                                .toList())
                .about(range)
                .toCompletableFuture()
                .join();
    }

    private CompletionStage<Optional<List<Integer>>> answer(BucketRange range, int most) {
        asked.add(range);
        return CompletableFuture.completedFuture(range.size() > most ? Optional.empty() : Optional.of(range.buckets()));
    }
}
