package io.millrace.api.suppressions;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.millrace.api.query.QueryService;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.api.web.Parameters;
import io.millrace.api.web.ReadsQuery;
import io.millrace.api.web.Shortened;
import io.millrace.catalog.suppression.Audience;
import io.millrace.catalog.suppression.SuppressionCatalog;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /audiences}: the customers on some lists and not on others. */
@Controller("/audiences")
final class AudiencesController {
    private final QueryService queries;
    private final SuppressionCatalog catalog;
    private final ListAnswers answers;
    private final Sizes sizes;
    private final Clock clock;

    AudiencesController(
            QueryService queries, SuppressionCatalog catalog, ListAnswers answers, Sizes sizes, Clock clock) {
        this.queries = queries;
        this.catalog = catalog;
        this.answers = answers;
        this.sizes = sizes;
        this.clock = clock;
    }

    /**
     * All audiences, each with how many are left after each of its lists.
     *
     * @param sizes false for the audiences without their sizes, which take time to count
     */
    @Get
    CompletionStage<HttpResponse<byte[]>> all(HttpRequest<?> request, @QueryValue @Nullable String sizes) {
        boolean counted = Sizes.wanted(sizes);
        List<Sizes.Entry> entries =
                catalog.audiences().stream().map(this::entry).toList();
        return queries.cached(request, new Overview(counted), () -> this.sizes.overview(entries, counted));
    }

    private record Overview(boolean counted) implements CachedSize {}

    private Sizes.Entry entry(Audience audience) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("name", audience.name());
        about.put("description", audience.description());
        about.put("owner", audience.owner());
        return new Sizes.Entry(definition(audience), about);
    }

    /**
     * How many are in an audience now, and how many were left after each of its lists.
     *
     * @param name the audience's name
     */
    @ReadsQuery
    @Get("/{name}/size")
    CompletionStage<HttpResponse<byte[]>> size(HttpRequest<?> request, String name) {
        Audience audience = known(name);
        refuseParameters(ListRequest.once(request).keySet());
        ListDefinition definition = definition(audience);
        return queries.cached(request, new Sizes.Question(definition), () -> sizes.of(definition));
    }

    /**
     * One audience, in the forms of a list; the last line of NDJSON has the counts of each step.
     *
     * @param name the audience's name
     */
    @ReadsQuery
    @Get(
            value = "/{name}",
            produces = {Form.JSON_TYPE, Form.NDJSON_TYPE, Form.CSV_TYPE})
    CompletionStage<HttpResponse<?>> audience(HttpRequest<?> request, String name) {
        Audience audience = known(name);
        ListRequest asked = ListRequest.of(request, clock.instant());
        refuseParameters(asked.own().keySet());
        return answers.answer(request, definition(audience), asked);
    }

    private Audience known(String name) {
        return catalog.audience(name)
                .orElseThrow(() -> new Failure(
                        FailureKind.NOT_FOUND,
                        "There is no audience %s; there are %s."
                                .formatted(
                                        Shortened.of(name),
                                        catalog.audiences().stream()
                                                .map(Audience::name)
                                                .toList())));
    }

    private static void refuseParameters(Set<String> given) {
        given.stream().findFirst().ifPresent(parameter -> {
            throw Parameters.unknown(parameter);
        });
    }

    private ListDefinition definition(Audience audience) {
        return new ListDefinition(audience.name(), calls(audience.include()), calls(audience.exclude()), false);
    }

    private List<ListCall> calls(List<Audience.Call> calls) {
        return calls.stream()
                .map(call -> ListCall.of(catalog.list(call.list()).orElseThrow(), call))
                .toList();
    }
}
