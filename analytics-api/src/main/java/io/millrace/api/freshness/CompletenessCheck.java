package io.millrace.api.freshness;

import io.millrace.catalog.stream.StreamName;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.CompletionStage;

/**
 * Checks that tables are complete, for answers that must lack nothing. It is stricter than {@link Freshness}: it
 * refuses if the state of a table is unknown, and for a derived table it includes the progress of the stream processor.
 */
public interface CompletenessCheck {
    /**
     * Checks tables before a query.
     *
     * @param limit the greatest age
     * @return the age: every event acknowledged this long ago is in all of the tables
     * @throws TableBehindException if a table is older than the limit, or its age is unknown
     * @throws TableIncompleteException if a table lacks records until it is repaired
     */
    Duration require(Collection<StreamName> tables, Duration limit);

    /**
     * Checks tables after the queries: that none was incomplete at any time since then. So no query can have been
     * answered by a server that was reading lost rows again.
     *
     * @param since the time before the first query
     * @param limit the greatest age
     * @return the age of the tables; completed with one of the exceptions of {@link #require} if a table was incomplete
     */
    CompletionStage<Duration> confirm(Collection<StreamName> tables, Instant since, Duration limit);
}
