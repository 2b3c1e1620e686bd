package io.millrace.api.query;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.millrace.api.freshness.CompletenessCheck;
import io.millrace.api.freshness.Freshness;
import io.millrace.api.pinot.PinotQueries;
import io.millrace.api.web.Answer;
import io.millrace.api.web.ResponseCache;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Answers questions. Equal questions share one running query and one cached response. Each response has its as-of time
 * and the age of its tables. An incomplete answer is refused.
 */
@Singleton
public final class QueryService {
    private final ResponseCache responses;
    private final PinotQueries pinot;
    private final Freshness freshness;
    private final CompletenessCheck completeness;
    private final Retentions retentions;
    private final Clock clock;

    public QueryService(
            ResponseCache responses,
            PinotQueries pinot,
            Freshness freshness,
            CompletenessCheck completeness,
            Retentions retentions,
            Clock clock) {
        this.responses = responses;
        this.pinot = pinot;
        this.freshness = freshness;
        this.completeness = completeness;
        this.retentions = retentions;
        this.clock = clock;
    }

    /**
     * Answers one request from recent tables, or from the cache.
     *
     * @param question the request's parameters; the key in the cache
     * @param ask makes the body by queries that it runs in the given context
     */
    public <Q extends Record, T> CompletionStage<HttpResponse<byte[]>> answer(
            HttpRequest<?> request, Q question, BiFunction<Q, QueryContext, CompletionStage<T>> ask) {
        return cached(request, question, () -> {
            QueryContext context = recent();
            return ask.apply(question, context).thenCompose(body -> context.answer(freshness -> body));
        });
    }

    /**
     * Answers one request with a given answer, or from the cache.
     *
     * @param question the request's parameters; the key in the cache
     * @param ask makes the answer in a context of its own, such as that of {@link #complete}; it must not block
     */
    public <T> CompletionStage<HttpResponse<byte[]>> cached(
            HttpRequest<?> request, Record question, Supplier<CompletionStage<Answer<T>>> ask) {
        return responses.serve(request, question, ask);
    }

    private QueryContext recent() {
        Instant asOf = clock.instant();
        return new QueryContext(pinot, new RecentTables(freshness, clock, asOf), retentions, asOf, asOf);
    }

    /**
     * Begins an answer that must lack nothing.
     *
     * @param needed the tables, and how old they may be
     * @param asOf the time that the answer is for
     * @throws io.millrace.api.freshness.TableBehindException if a table isn't known to be complete
     * @throws io.millrace.api.freshness.TableIncompleteException if a table lacks records
     */
    public QueryContext complete(Completeness needed, Instant asOf) {
        Instant now = clock.instant();
        return new QueryContext(pinot, new CompleteTables(completeness, needed, now), retentions, asOf, now);
    }
}
