package io.millrace.api.suppressions;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import io.millrace.api.suppressions.ExportPermits.Permit;
import io.millrace.api.web.Answer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Answers with the members of a list definition: one page as JSON, or all of them as NDJSON or CSV. */
@Singleton
final class ListAnswers {
    private final ListPages pages;
    private final ExportPermits permits;
    private final Exports exports;
    private final Cursors cursors;
    private final Clock clock;

    ListAnswers(ListPages pages, ExportPermits permits, Exports exports, Cursors cursors, Clock clock) {
        this.pages = pages;
        this.permits = permits;
        this.exports = exports;
        this.cursors = cursors;
        this.clock = clock;
    }

    CompletionStage<HttpResponse<?>> answer(HttpRequest<?> http, ListDefinition asked, ListRequest request) {
        ListDefinition definition = asked.byAddress(request.view().isByAddress());
        return switch (request.form()) {
            case JSON -> pages.answer(http, definition, request).thenApply(page -> page);
            case NDJSON -> ndjson(definition, request);
            case CSV -> stream(() -> all(definition, request), request, new CsvLines(request.view()));
        };
    }

    private CompletionStage<HttpResponse<?>> ndjson(ListDefinition definition, ListRequest request) {
        String since = request.since();
        return since == null
                ? stream(() -> all(definition, request), request, new NdjsonLines(request.view(), false))
                : stream(() -> changes(definition, since), request, new NdjsonLines(request.view(), true));
    }

    private Export all(ListDefinition definition, ListRequest request) {
        return exports.all(definition, AsOf.of(asOf(request)));
    }

    private Export changes(ListDefinition definition, String since) {
        Cursor cursor = cursors.read("since", since, Cursor.Kind.PULL, definition);
        return exports.changes(definition, AsOf.of(clock.instant().truncatedTo(ChronoUnit.MILLIS)), cursor);
    }

    /** Answers with a stream, which closes the permit. If the stream can't begin, the permit is closed here. */
    private CompletionStage<HttpResponse<?>> stream(Supplier<Export> begin, ListRequest request, Lines lines) {
        Permit permit = permits.take();
        return CompletableFuture.completedFuture(permit)
                .thenCompose(taken -> stream(begin.get(), taken, request, lines))
                .whenComplete((response, failure) -> {
                    if (failure != null) {
                        permit.close();
                    }
                });
    }

    private CompletionStage<HttpResponse<?>> stream(Export export, Permit permit, ListRequest request, Lines lines) {
        return ExportStream.begin(export, permit, lines, request.gzip(), whole -> summary(whole, request))
                .thenApply(bytes -> {
                    MutableHttpResponse<?> response = HttpResponse.ok(
                            new StreamedFile(bytes, request.form().type()));
                    if (request.gzip()) {
                        response.header(HttpHeaders.CONTENT_ENCODING, "gzip");
                    }
                    return response.header("Millrace-As-Of", export.asOf().toString())
                            .header(HttpHeaders.CACHE_CONTROL, "no-store")
                            .header(
                                    HttpHeaders.CONTENT_DISPOSITION,
                                    "attachment; filename=\"%s.%s\""
                                            .formatted(export.definition().name(), ending(request)));
                });
    }

    private CompletionStage<Map<String, Object>> summary(Export export, ListRequest request) {
        Instant readUntil = clock.instant();
        return export.answer(freshness -> summary(export, request, readUntil, freshness))
                .thenApply(Answer::body);
    }

    private Map<String, Object> summary(Export export, ListRequest request, Instant readUntil, Duration freshness) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("complete", true);
        List<Integer> steps = export.steps();
        if (request.since() == null) {
            summary.put("members", export.members());
        } else {
            summary.put("added", steps.get(0));
            summary.put("removed", steps.get(1));
        }
        summary.put("withoutAddress", export.withoutAddress());
        summary.put("asOf", export.asOf().toString());
        summary.put("freshnessMs", freshness.toMillis());
        if (request.at() == null) {
            summary.put(
                    "cursor",
                    cursors.text(new Cursor(
                            Cursor.Kind.PULL,
                            export.definition().text(),
                            export.asOf(),
                            readUntil,
                            Place.BEGIN,
                            RangePlan.FIRST)));
        }
        if (request.since() == null && export.definition().calls().size() > 1) {
            summary.put("steps", Steps.of(export.definition(), steps));
        }
        return summary;
    }

    private Instant asOf(ListRequest request) {
        return request.at() == null ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : request.at();
    }

    private static String ending(ListRequest request) {
        return request.form() == Form.CSV ? "csv" : "ndjson";
    }
}
