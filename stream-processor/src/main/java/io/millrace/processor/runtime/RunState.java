package io.millrace.processor.runtime;

import org.jspecify.annotations.Nullable;

/**
 * How a topology fares.
 *
 * @param stream the stream that it writes
 * @param state WAITING before it can begin, then the state of Kafka Streams: CREATED, REBALANCING, RUNNING, …
 * @param waitingFor what it waits for; empty once it has begun
 * @param lastFailure why a thread of it was last replaced; null when none ever was
 * @param lag how many records it has still to read; null when it isn't known
 */
record RunState(String stream, String state, String waitingFor, @Nullable String lastFailure, @Nullable Long lag) {
    boolean isRunning() {
        return state.equals("RUNNING");
    }
}
