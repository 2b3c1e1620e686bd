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
import io.millrace.catalog.suppression.SuppressionCatalog;
import io.millrace.catalog.suppression.SuppressionList;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /suppressions}: the suppression lists, their sizes and members. */
@Controller("/suppressions")
final class SuppressionsController {
    private final QueryService queries;
    private final SuppressionCatalog catalog;
    private final ListAnswers answers;
    private final Sizes sizes;
    private final SizesOverTime sizesOverTime;
    private final Clock clock;

    SuppressionsController(
            QueryService queries,
            SuppressionCatalog catalog,
            ListAnswers answers,
            Sizes sizes,
            SizesOverTime sizesOverTime,
            Clock clock) {
        this.queries = queries;
        this.catalog = catalog;
        this.answers = answers;
        this.sizes = sizes;
        this.sizesOverTime = sizesOverTime;
        this.clock = clock;
    }

    /**
     * All lists with their parameters and, unless they are left out, their sizes with default parameters.
     *
     * @param sizes false for the lists without their sizes, which take time to count
     */
    @Get
    CompletionStage<HttpResponse<byte[]>> all(HttpRequest<?> request, @QueryValue @Nullable String sizes) {
        boolean counted = Sizes.wanted(sizes);
        List<Sizes.Entry> entries =
                catalog.lists().stream().map(SuppressionsController::entry).toList();
        return queries.cached(request, new Overview(counted), () -> this.sizes.overview(entries, counted));
    }

    private record Overview(boolean counted) implements CachedSize {}

    /**
     * How many are on a list now.
     *
     * @param list the list's name
     */
    @ReadsQuery
    @Get("/{list}/size")
    CompletionStage<HttpResponse<byte[]>> size(HttpRequest<?> request, String list) {
        ListDefinition definition = ListDefinition.of(ListCall.of(known(list), ListRequest.once(request)));
        return queries.cached(request, new Sizes.Question(definition), () -> sizes.of(definition));
    }

    private static Sizes.Entry entry(SuppressionList list) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("name", list.name());
        about.put("description", list.description());
        about.put("owner", list.owner());
        about.put("maxAgeMs", list.maxAge().toMillis());
        about.put(
                "parameters",
                list.parameters().stream()
                        .map(parameter -> Map.of(
                                "name", parameter.name(),
                                "description", parameter.description(),
                                "rule", parameter.rule(),
                                "default", parameter.fallback()))
                        .toList());
        return new Sizes.Entry(ListDefinition.of(ListCall.of(list, Map.of())), about);
    }

    /**
     * How many were on a list at times of the past, the last of them now.
     *
     * @param list the list's name
     */
    @ApiResponse(
            responseCode = "200",
            description = "The sizes, oldest first",
            content = @Content(schema = @Schema(implementation = SizesOverTime.Sizes.class)))
    @ReadsQuery
    @Get("/{list}/sizes")
    CompletionStage<HttpResponse<byte[]>> sizes(HttpRequest<?> request, String list) {
        Map<String, String> own = ListRequest.once(request);
        String window = Objects.requireNonNullElse(own.remove("window"), "P7D");
        String points = Objects.requireNonNullElse(own.remove("points"), "29");
        SizesOverTime.Question question = new SizesOverTime.Question(
                ListDefinition.of(ListCall.of(known(list), own)),
                Parameters.duration("window", window, Duration.ofMinutes(1), Duration.ofDays(366)),
                Parameters.integer("points", points, 2, 60));
        return queries.cached(request, question, () -> sizesOverTime.ask(question));
    }

    /**
     * One list: by Accept or format=json|ndjson|csv as pages of JSON, as NDJSON or as CSV; with fields=, hash=sha256,
     * at= and the list's own parameters.
     *
     * @param list the list's name
     */
    @ReadsQuery
    @Get(
            value = "/{list}",
            produces = {Form.JSON_TYPE, Form.NDJSON_TYPE, Form.CSV_TYPE})
    CompletionStage<HttpResponse<?>> list(HttpRequest<?> request, String list) {
        SuppressionList known = known(list);
        ListRequest asked = ListRequest.of(request, clock.instant());
        return answers.answer(request, ListDefinition.of(ListCall.of(known, asked.own())), asked);
    }

    private SuppressionList known(String list) {
        return catalog.list(list)
                .orElseThrow(() -> new Failure(
                        FailureKind.NOT_FOUND,
                        "There is no list %s; there are %s."
                                .formatted(
                                        Shortened.of(list),
                                        catalog.lists().stream()
                                                .map(SuppressionList::name)
                                                .toList())));
    }
}
