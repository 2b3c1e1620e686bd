package io.millrace.api.pinot;

import java.util.concurrent.CompletionStage;

/** Sends SQL to a Pinot broker. */
interface PinotClient {
    /**
     * Sends SQL.
     *
     * @param table the table of the SQL, for the choice of a broker
     * @return the broker's response, with or without errors; completed exceptionally if none arrived in time, or if it
     *     isn't a broker's
     */
    CompletionStage<BrokerAnswer> query(String table, String sql);
}
