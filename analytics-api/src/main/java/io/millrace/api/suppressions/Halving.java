package io.millrace.api.suppressions;

import io.millrace.api.pinot.PinotUnavailableException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * Asks about customers; where an answer would be too long to be whole it asks about both halves, one after the other.
 *
 * @param ask gives the answer about some customers; empty where it would be too long
 * @param join makes the answer about both halves of those about each
 */
record Halving<P extends Divisible<P>, A>(Function<P, CompletionStage<Optional<A>>> ask, BinaryOperator<A> join) {
    /**
     * The answer about all of a part.
     *
     * @return the answer; completed with a {@link PinotUnavailableException} where it is too long even about
     *     what can't be halved
     */
    CompletionStage<A> about(P part) {
        return ask.apply(part)
                .thenCompose(answer ->
                        answer.isPresent() ? CompletableFuture.completedFuture(answer.get()) : aboutHalves(part));
    }

    /** The same, where the answer is known to be too long. */
    CompletionStage<A> aboutHalves(P part) {
        if (part.size() == 1) {
            throw new PinotUnavailableException(
                    "There are more rows than can be read whole of one bucket of customers or one customer.");
        }
        return about(part.firstHalf())
                .thenCompose(one -> about(part.secondHalf()).thenApply(other -> join.apply(one, other)));
    }
}
