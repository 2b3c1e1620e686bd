package io.millrace.api.pinot;

import java.util.concurrent.CompletionStage;

/** Sends a statement to a Pinot broker. */
interface PinotClient {
    /**
     * Sends a statement.
     *
     * @return the broker's answer, whatever it says; completed exceptionally where none came in time
     */
    CompletionStage<BrokerAnswer> query(String sql);
}
