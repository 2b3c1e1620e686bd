package io.millrace.api.pinot;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Sends a statement to a Pinot broker. */
interface PinotClient {
    /**
     * Sends a statement.
     *
     * @return the broker's answer, whatever it says; null where there is something else than a broker at
     *     its address, as while one starts (404); completed exceptionally where none came in time
     */
    CompletionStage<@Nullable BrokerAnswer> query(String sql);
}
