package io.millrace.api.freshness;

import io.millrace.catalog.stream.StreamName;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.CompletionStage;

/**
 * Says that tables are whole, for answers that must not be given otherwise. What {@link Freshness} lets pass because
 * nobody knows, this doesn't; and of a table that is made from other streams it asks how far the stream processor is.
 */
public interface CompletenessCheck {
    /**
     * How old the tables may be at most.
     *
     * @throws TableBehindException where that is more than the limit, or isn't known
     * @throws TableIncompleteException where one lacks records until somebody mends it
     */
    Duration require(Collection<StreamName> tables, Duration limit);

    /**
     * Looks again, and says that no table was ever less than whole since a time: none of the queries put since then can
     * have been answered by a server that was reading again what it had lost.
     *
     * @return how old the tables may be at most; completed with one of the exceptions above otherwise
     */
    CompletionStage<Duration> confirm(Collection<StreamName> tables, Instant since, Duration limit);
}
