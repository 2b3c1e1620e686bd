package io.millrace.api.suppressions;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.millrace.api.query.QueryService;
import io.millrace.api.suppressions.ExportPermits.Permit;
import io.millrace.api.web.Answer;
import io.millrace.api.web.ResponseCache;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Answers with a page of a list definition's members, as JSON. */
@Singleton
final class ListPages {
    private final QueryService queries;
    private final ExportPermits permits;
    private final Exports exports;
    private final Cursors cursors;
    private final Clock clock;

    ListPages(QueryService queries, ExportPermits permits, Exports exports, Cursors cursors, Clock clock) {
        this.queries = queries;
        this.permits = permits;
        this.exports = exports;
        this.cursors = cursors;
        this.clock = clock;
    }

    private record Question(ListDefinition definition, ListRequest request) implements ResponseCache.NotStored {}

    CompletionStage<HttpResponse<byte[]>> answer(HttpRequest<?> http, ListDefinition definition, ListRequest request) {
        Cursor after = after(definition, request);
        return queries.cached(http, new Question(definition, request), () -> {
            Permit permit = permits.take();
            return CompletableFuture.completedFuture(permit)
                    .thenCompose(taken -> page(definition, request, after, taken))
                    .whenComplete((answer, failure) -> permit.close());
        });
    }

    /** Returns where the page before ended; the beginning of the list for the first page. */
    private Cursor after(ListDefinition definition, ListRequest request) {
        if (request.after() != null) {
            return cursors.read("after", request.after(), Cursor.Kind.PAGE, definition);
        }
        Instant asOf = request.at() == null ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : request.at();
        return new Cursor(Cursor.Kind.PAGE, definition.text(), asOf, asOf, Place.BEGIN, RangePlan.FIRST);
    }

    private CompletionStage<Answer<Map<String, @Nullable Object>>> page(
            ListDefinition definition, ListRequest request, Cursor after, Permit permit) {
        ListPage page = new ListPage(definition, request, after);
        Export export = exports.begin(definition, AsOf.of(after.asOf()), page.plan());
        return export.readTo(chunk -> {
                    permit.check();
                    return page.add(chunk);
                })
                .thenCompose(read -> export.answer(freshness -> page.body(freshness, cursors)));
    }
}
