package io.millrace.api.pinot;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** How long Pinot keeps the rows of tables, as they are configured. */
public interface TableRetentions {

    /**
     * Returns how long a table keeps rows, from their time on; empty for good. Completed with a {@link
     * PinotUnavailableException} if there is no such table.
     */
    CompletionStage<Optional<Duration>> of(String table);
}
