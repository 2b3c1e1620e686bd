package io.millrace.api.query;

import io.millrace.api.pinot.DataQuery;
import io.millrace.api.pinot.Found;
import io.millrace.api.pinot.PinotQueries;
import io.millrace.api.pinot.PinotQuery;
import io.millrace.api.web.Answer;
import io.millrace.catalog.stream.StreamName;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs the queries of one answer. It checks the tables before each query. The answer is as old as the oldest of its
 * tables.
 */
public final class QueryContext {
    /** How far the time of an event may be ahead of this clock: clocks of shops, couriers and databases differ. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final PinotQueries pinot;
    private final TableRule tables;
    private final Retentions retentions;
    private final Instant asOf;
    private final Instant now;

    /** For each table of which the answer reaches behind the retention: the refusal if rows of it were dropped. */
    private final Map<StreamName, BeyondRetentionException> reaching = new ConcurrentHashMap<>();

    QueryContext(PinotQueries pinot, TableRule tables, Retentions retentions, Instant asOf, Instant now) {
        this.pinot = pinot;
        this.tables = tables;
        this.retentions = retentions;
        this.asOf = asOf;
        this.now = now;
    }

    /** Returns the time that the answer is for. */
    public Instant asOf() {
        return asOf;
    }

    /** Returns {@link #asOf()} in epoch ms. */
    public long asOfMs() {
        return asOf.toEpochMilli();
    }

    /** Returns a time later than that of any event received so far, in epoch ms. It ends a time range that is open. */
    public long endOfTimeMs() {
        return asOf.plus(AHEAD).toEpochMilli();
    }

    /**
     * Checks that no row of a window has been dropped. As long as a table has lost none, a window may begin at any time;
     * {@link #answer} checks again then.
     *
     * @throws BeyondRetentionException if one may have been
     * @throws io.millrace.api.freshness.TableBehindException if a table is too old
     * @throws io.millrace.api.freshness.TableIncompleteException if a table lacks records
     * @throws io.millrace.api.pinot.PinotUnavailableException if it isn't known how long rows are kept
     */
    public void requireKept(Collection<StreamName> read, Instant from) {
        tables.check(read);
        for (StreamName table : read) {
            retentions.of(table).ifPresent(kept -> {
                Instant oldest = now.minus(kept);
                if (from.isBefore(oldest)) {
                    BeyondRetentionException refusal = new BeyondRetentionException(table, kept, from, oldest);
                    if (retentions.hasDropped(table)) {
                        throw refusal;
                    }
                    reaching.putIfAbsent(table, refusal);
                }
            });
        }
    }

    /** Returns whether rows of a table may have been dropped. */
    public boolean hasDropped(StreamName table) {
        return retentions.hasDropped(table);
    }

    /** Returns whether a table keeps all rows since an instant, also while this answer is made. */
    public boolean keepsAllSince(StreamName table, Instant from) {
        return retentions.of(table).map(kept -> !from.isBefore(now.minus(kept))).orElse(true);
    }

    /** Returns whether a table is known to lack nothing that is older than an age. It isn't read by this. */
    public boolean isRecent(StreamName table, Duration age) {
        return tables.isRecent(table, age);
    }

    /**
     * Runs a query about everything since an instant.
     *
     * @return as {@link #run(PinotQuery)}
     * @throws BeyondRetentionException if rows since then may have been dropped
     */
    public <R extends Record> CompletionStage<List<R>> run(PinotQuery<R> query, Instant since) {
        requireKept(Set.of(pinot.tableOf(query)), since);
        return run(query);
    }

    /**
     * Runs a query.
     *
     * @return all of its rows; completed with a {@link io.millrace.api.pinot.PinotUnavailableException} if Pinot can't
     *     return them
     * @throws io.millrace.api.freshness.TableBehindException if the query's table is too old
     * @throws io.millrace.api.freshness.TableIncompleteException if the table lacks records
     */
    public <R extends Record> CompletionStage<List<R>> run(PinotQuery<R> query) {
        tables.check(Set.of(pinot.tableOf(query)));
        return pinot.run(query);
    }

    /**
     * Runs a query whose SQL is data.
     *
     * @return its rows as Pinot returns them; completed with a {@link io.millrace.api.pinot.PinotUnavailableException}
     *     if Pinot can't return them. But groups may be missing: {@link Found#groupsCut} says so
     * @throws io.millrace.api.freshness.TableBehindException if one of the query's tables is too old
     * @throws io.millrace.api.freshness.TableIncompleteException if one of them lacks records
     */
    public CompletionStage<Found> run(DataQuery query) {
        tables.check(query.tables());
        return pinot.find(query);
    }

    /**
     * Returns the age of what was read so far: every event acknowledged this long before {@link #asOf()} is in it. Null
     * if it isn't known at present, and if nothing was read.
     */
    public @Nullable Duration freshness() {
        return tables.age();
    }

    /**
     * Ends the answer. If it must lack nothing, the tables are checked again: no query can have been answered by a
     * server that was reading lost rows again.
     *
     * @param body makes the body from the freshness, which is null as in {@link #freshness}, and never null if the
     *     answer must lack nothing
     * @return the answer; completed with one of the exceptions of {@link #run} if it may lack what it must not
     */
    public <T> CompletionStage<Answer<T>> answer(Function<@Nullable Duration, T> body) {
        return confirmNothingDropped()
                .thenCompose(done -> tables.confirm())
                .thenApply(freshness -> new Answer<>(body.apply(freshness), asOf, freshness));
    }

    private CompletableFuture<Void> confirmNothingDropped() {
        return CompletableFuture.allOf(reaching.entrySet().stream()
                .map(table -> retentions
                        .askWhetherDropped(table.getKey())
                        .thenAccept(dropped -> {
                            if (dropped) {
                                throw table.getValue();
                            }
                        })
                        .toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new));
    }
}
