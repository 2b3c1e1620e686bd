package io.millrace.api.suppressions;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.millrace.api.query.QueryService;
import io.millrace.api.suppressions.ExportPermits.Permit;
import io.millrace.api.web.Answer;
import io.millrace.api.web.ResponseCache;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
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

    /** Where the page before ended; the beginning where there is none. */
    private Cursor after(ListDefinition definition, ListRequest request) {
        if (request.after() != null) {
            return cursors.read("after", request.after(), Cursor.Kind.PAGE, definition);
        }
        Instant asOf = request.at() == null ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : request.at();
        return new Cursor(Cursor.Kind.PAGE, definition.text(), asOf, asOf, Place.BEGIN, RangePlan.FIRST);
    }

    private CompletionStage<Answer<Map<String, @Nullable Object>>> page(
            ListDefinition definition, ListRequest request, Cursor after, Permit permit) {
        Place place = after.place();
        RangePlan plan = new RangePlan(request.limit(), place.bucket(), after.buckets());
        Export export = exports.begin(definition, AsOf.of(after.asOf()), plan);
        List<Member> members = new ArrayList<>();
        List<Place> withoutAddress = new ArrayList<>();
        return export.readTo(chunk -> {
                    permit.check();
                    chunk.members().stream().filter(place::isBefore).forEach(members::add);
                    chunk.withoutAddress().stream()
                            .map(Place::behind)
                            .filter(other -> place.compareTo(other) < 0)
                            .forEach(withoutAddress::add);
                    return members.size() <= request.limit();
                })
                .thenCompose(read -> export.answer(freshness ->
                        body(definition, request, after.asOf(), members, withoutAddress, plan, freshness)));
    }

    private Map<String, @Nullable Object> body(
            ListDefinition definition,
            ListRequest request,
            Instant asOf,
            List<Member> members,
            List<Place> withoutAddress,
            RangePlan plan,
            Duration freshness) {
        boolean isLast = members.size() <= request.limit();
        List<Member> items = isLast ? members : members.subList(0, request.limit());
        Predicate<Place> onPage = isLast ? other -> true : Place.behind(items.get(items.size() - 1))::isNotBefore;
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("list", definition.name());
        body.put("asOf", asOf.toString());
        body.put("freshnessMs", freshness.toMillis());
        body.put("withoutAddress", withoutAddress.stream().filter(onPage).count());
        body.put("items", items.stream().map(request.view()::values).toList());
        body.put(
                "next",
                isLast
                        ? null
                        : cursors.text(new Cursor(
                                Cursor.Kind.PAGE,
                                definition.text(),
                                asOf,
                                asOf,
                                Place.behind(items.get(items.size() - 1)),
                                plan.size())));
        return body;
    }
}
