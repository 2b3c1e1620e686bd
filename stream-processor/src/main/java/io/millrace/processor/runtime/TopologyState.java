package io.millrace.processor.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The state of a topology.
 *
 * @param stream the stream that it writes
 * @param state WAITING until it can start or restart, then the state of Kafka Streams: REBALANCING, RUNNING, ERROR, …
 * @param waitingFor the reason why it waits; empty when it has started
 * @param lastFailure the reason of the last failure of a thread; null if none has failed
 * @param lag the number of records that it has still to read; null if it is unknown
 */
record TopologyState(String stream, String state, String waitingFor, @Nullable String lastFailure, @Nullable Long lag) {
    boolean isRunning() {
        return state.equals("RUNNING");
    }
}
