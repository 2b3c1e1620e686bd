package io.millrace.simulator.ingest;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Takes posts to where they belong. */
interface Poster {

    /**
     * Sends the post, again and again if need be.
     *
     * @param onRetry told why, each time that an attempt failed and another will be made
     * @return completes with what became of it, and never exceptionally
     */
    CompletableFuture<Outcome> send(Post post, Consumer<String> onRetry);
}
