package io.millrace.simulator.ingest;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Sends posts to the API. */
interface Poster {

    /**
     * Sends the post, again and again if need be.
     *
     * @param onRetry told why, each time that an attempt failed and another will be made
     * @return completes with the outcome, and never exceptionally
     */
    CompletableFuture<Outcome> send(Post post, Consumer<String> onRetry);
}
