package io.millrace.api.query;

import io.millrace.catalog.stream.StreamName;
import java.time.Duration;
import java.util.Optional;

/** How long Pinot keeps the rows of tables. */
public interface Retentions {

    /**
     * Returns how long a table keeps rows, from their time on; empty for good.
     *
     * @throws io.millrace.api.pinot.PinotUnavailableException while that isn't known
     */
    Optional<Duration> of(StreamName table);
}
