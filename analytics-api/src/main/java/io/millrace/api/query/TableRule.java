package io.millrace.api.query;

import io.millrace.catalog.stream.StreamName;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What an answer needs the tables to be that it is made from. */
interface TableRule {
    /**
     * Checks tables before a query reads them.
     *
     * @throws io.millrace.api.freshness.TableBehindException where one is too old to be answered from
     * @throws io.millrace.api.freshness.TableIncompleteException where one lacks records
     */
    void check(Collection<StreamName> tables);

    /** Whether a table, which isn't read by this, is known to lack nothing older than an age. */
    boolean isRecent(StreamName table, Duration age);

    /** How old what was read so far may be; null where that isn't known, and where nothing was read. */
    @Nullable
    Duration age();

    /**
     * Checks all tables after the last query.
     *
     * @return how old what was read may be, null as for {@link #age}; completed with one of the
     *     exceptions above where it may lack something that it must not lack
     */
    CompletionStage<@Nullable Duration> confirm();
}
