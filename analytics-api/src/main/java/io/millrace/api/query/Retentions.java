package io.millrace.api.query;

import io.millrace.catalog.stream.StreamName;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** How long Pinot keeps the rows of tables, and whether it has dropped some. */
public interface Retentions {

    /**
     * Returns how long a table keeps rows, from their time on; empty for good.
     *
     * @throws io.millrace.api.pinot.PinotUnavailableException while that isn't known
     */
    Optional<Duration> of(StreamName table);

    /** Returns whether rows of a table were dropped, as far as is known; true while it isn't. */
    boolean hasDropped(StreamName table);

    /**
     * Asks Pinot whether rows of a table were dropped until now. Completed with a {@link
     * io.millrace.api.pinot.PinotUnavailableException} if it doesn't answer.
     */
    CompletionStage<Boolean> askWhetherDropped(StreamName table);
}
