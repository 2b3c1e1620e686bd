package io.millrace.api.query;

import io.millrace.api.pinot.DataQuery;
import io.millrace.api.pinot.Found;
import io.millrace.api.pinot.PinotQueries;
import io.millrace.api.pinot.PinotQuery;
import io.millrace.api.web.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one answer is made from. Before each query its tables are checked, and the answer is as old as the oldest of the
 * tables.
 */
public final class QueryContext {
    /** How far the time of an event may be ahead of the clock here: a shop's, a courier's or a database's may be. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final PinotQueries pinot;
    private final TableRule tables;
    private final Instant asOf;

    QueryContext(PinotQueries pinot, TableRule tables, Instant asOf) {
        this.pinot = pinot;
        this.tables = tables;
        this.asOf = asOf;
    }

    /** The time that the answer is for. */
    public Instant asOf() {
        return asOf;
    }

    /** {@link #asOf()} in epoch ms. */
    public long asOfMs() {
        return asOf.toEpochMilli();
    }

    /** Later than the time of any event that has come in, in epoch ms: the end of a range that is open. */
    public long endOfTimeMs() {
        return asOf.plus(AHEAD).toEpochMilli();
    }

    /**
     * Runs a query.
     *
     * @return its rows, all of them; completed with a {@link io.millrace.api.pinot.PinotUnavailableException} where Pinot can't give them
     * @throws io.millrace.api.freshness.TableBehindException where the query's table is too old
     * @throws io.millrace.api.freshness.TableIncompleteException where it lacks records
     */
    public <R extends Record> CompletionStage<List<R>> run(PinotQuery<R> query) {
        tables.check(Set.of(pinot.tableOf(query)));
        return pinot.run(query);
    }

    /**
     * Runs a query that is data.
     *
     * @return its rows as Pinot gave them; completed with a {@link io.millrace.api.pinot.PinotUnavailableException} where Pinot can't give
     *     them, except that groups may be missing where {@link Found#groupsCut} says so
     * @throws io.millrace.api.freshness.TableBehindException where one of the query's tables is too old
     * @throws io.millrace.api.freshness.TableIncompleteException where one lacks records
     */
    public CompletionStage<Found> run(DataQuery query) {
        tables.check(query.tables());
        return pinot.find(query);
    }

    /**
     * Every event that was acknowledged this long before {@link #asOf()} is in what was read so far. Null where that isn't
     * known just now, and where nothing was read.
     */
    public @Nullable Duration freshness() {
        return tables.age();
    }

    /**
     * Ends the answer. Where it must lack nothing, the tables are checked again: none of the queries can have been answered
     * by a server that was reading again what it had lost.
     *
     * @param body makes the body of the freshness; null as in {@link #freshness}, and never where the answer must lack
     *     nothing
     * @return the answer; completed with one of the exceptions of {@link #run} where it may lack what it must not lack
     */
    public <T> CompletionStage<Answer<T>> answer(Function<@Nullable Duration, T> body) {
        return tables.confirm().thenApply(freshness -> new Answer<>(body.apply(freshness), asOf, freshness));
    }
}
