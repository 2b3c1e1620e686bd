package io.millrace.api.suppressions;

import io.millrace.api.pinot.PinotUnavailableException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * Runs a query for customers. If its result would be too long, it runs for both halves, one after the other.
 *
 * @param ask runs the query for some customers; returns empty if the result would be too long
 * @param join joins the results of two halves
 */
record Halving<P extends Divisible<P>, A>(Function<P, CompletionStage<Optional<A>>> ask, BinaryOperator<A> join) {
    /**
     * Runs the query for a part.
     *
     * @return the result; completed with a {@link PinotUnavailableException} if it is too long for a part that can't be
     *     halved
     */
    CompletionStage<A> about(P part) {
        return ask.apply(part)
                .thenCompose(answer ->
                        answer.isPresent() ? CompletableFuture.completedFuture(answer.get()) : aboutHalves(part));
    }

    /** Runs the query for both halves of a part, whose result is known to be too long. */
    CompletionStage<A> aboutHalves(P part) {
        if (part.size() == 1) {
            throw new PinotUnavailableException(
                    "There are more rows than can be read whole of one bucket of customers or one customer.");
        }
        return about(part.firstHalf())
                .thenCompose(one -> about(part.secondHalf()).thenApply(other -> join.apply(one, other)));
    }
}
