package io.millrace.api.suppressions;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers with the members of a recipe: a page of them as JSON, or all in one stream. */
@Singleton
final class ListAnswers {
    private final Pulls pulls;
    private final Cursors cursors;
    private final Clock clock;

    ListAnswers(Pulls pulls, Cursors cursors, Clock clock) {
        this.pulls = pulls;
        this.cursors = cursors;
        this.clock = clock;
    }

    HttpResponse<?> answer(Recipe recipe, ListRequest request) {
        return switch (request.form()) {
            case JSON -> page(recipe, request);
            case NDJSON ->
                request.since() == null
                        ? stream(all(recipe, request), request, new NdjsonLines(request.view(), false))
                        : stream(changes(recipe, request.since()), request, new NdjsonLines(request.view(), true));
            case CSV -> stream(all(recipe, request), request, new CsvLines(request.view()));
        };
    }

    private Pull all(Recipe recipe, ListRequest request) {
        return pulls.all(recipe, AsOf.of(asOf(request)));
    }

    private Pull changes(Recipe recipe, String since) {
        Cursor cursor = cursors.read("since", since, Cursor.Kind.PULL, recipe);
        return pulls.changes(recipe, AsOf.of(clock.instant().truncatedTo(ChronoUnit.MILLIS)), cursor.asOf());
    }

    private HttpResponse<?> stream(Pull pull, ListRequest request, Lines lines) {
        String name = pull.recipe().name();
        try {
            PullStream bytes = new PullStream(pull, lines, request.gzip(), whole -> summary(whole, request));
            MutableHttpResponse<?> response =
                    HttpResponse.ok(new StreamedFile(bytes, request.form().type()));
            if (request.gzip()) {
                response.header(HttpHeaders.CONTENT_ENCODING, "gzip");
            }
            return headers(response, pull.asOf())
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            "attachment; filename=\"%s.%s\"".formatted(name, ending(request)));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory can't fail", e);
        }
    }

    private Map<String, Object> summary(Pull pull, ListRequest request) {
        Duration freshness = pull.confirm();
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("complete", true);
        List<Integer> steps = pull.steps();
        if (request.since() == null) {
            summary.put("members", steps.get(steps.size() - 1));
        } else {
            summary.put("added", steps.get(0));
            summary.put("removed", steps.get(1));
        }
        summary.put("asOf", pull.asOf().at().toString());
        summary.put("freshnessMs", freshness.toMillis());
        if (request.at() == null) {
            summary.put(
                    "cursor",
                    cursors.text(new Cursor(
                            Cursor.Kind.PULL, pull.recipe().text(), pull.asOf().at(), Place.BEGIN, RangePlan.FIRST)));
        }
        if (request.since() == null && pull.recipe().calls().size() > 1) {
            summary.put("steps", Steps.of(pull.recipe(), steps));
        }
        return summary;
    }

    private HttpResponse<?> page(Recipe recipe, ListRequest request) {
        @Nullable
        Cursor after =
                request.after() == null ? null : cursors.read("after", request.after(), Cursor.Kind.PAGE, recipe);
        AsOf asOf = AsOf.of(after == null ? asOf(request) : after.asOf());
        Place place = after == null ? Place.BEGIN : after.place();
        RangePlan plan =
                new RangePlan(request.limit(), place.bucket(), after == null ? RangePlan.FIRST : after.buckets());
        Pull pull = pulls.begin(recipe, asOf, plan);
        List<Member> members = new ArrayList<>();
        for (Chunk chunk = pull.next(); chunk != null; chunk = pull.next()) {
            chunk.members().stream().filter(place::isBefore).forEach(members::add);
            if (members.size() > request.limit()) {
                break;
            }
        }
        Duration freshness = pull.confirm();
        boolean isLast = members.size() <= request.limit();
        List<Member> items = isLast ? members : members.subList(0, request.limit());
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("list", recipe.name());
        body.put("asOf", asOf.at().toString());
        body.put("freshnessMs", freshness.toMillis());
        body.put("items", items.stream().map(request.view()::values).toList());
        body.put(
                "next",
                isLast
                        ? null
                        : cursors.text(new Cursor(
                                Cursor.Kind.PAGE,
                                recipe.text(),
                                asOf.at(),
                                Place.behind(items.get(items.size() - 1)),
                                plan.size())));
        return headers(HttpResponse.ok(body).contentType(Form.JSON.type()), asOf);
    }

    private Instant asOf(ListRequest request) {
        return request.at() == null ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : request.at();
    }

    private static MutableHttpResponse<?> headers(MutableHttpResponse<?> response, AsOf asOf) {
        return response.header("Millrace-As-Of", asOf.at().toString()).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static String ending(ListRequest request) {
        return request.form() == Form.CSV ? "csv" : "ndjson";
    }
}
