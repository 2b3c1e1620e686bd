package io.millrace.api.suppressions;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.api.web.Parameters;
import io.millrace.api.web.Shortened;
import io.millrace.catalog.SuppressionCatalog;
import io.millrace.catalog.SuppressionList;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /suppressions}: the lists of who must not get something. */
@Controller("/suppressions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SuppressionsController {
    private final SuppressionCatalog catalog;
    private final ListAnswers answers;
    private final Sizes sizes;
    private final SizesOverTime sizesOverTime;
    private final Clock clock;

    SuppressionsController(
            SuppressionCatalog catalog, ListAnswers answers, Sizes sizes, SizesOverTime sizesOverTime, Clock clock) {
        this.catalog = catalog;
        this.answers = answers;
        this.sizes = sizes;
        this.sizesOverTime = sizesOverTime;
        this.clock = clock;
    }

    /** All lists with the defaults of their parameters, each with its size. */
    @ApiResponse(responseCode = "200", description = "{name, description, owner, size, exact, asOf, freshnessMs}")
    @Get
    HttpResponse<Map<String, Object>> all() {
        return HttpResponse.<Map<String, Object>>ok(Map.of(
                        "lists", catalog.lists().stream().map(this::entry).toList()))
                .header("Cache-Control", "no-store");
    }

    private Map<String, @Nullable Object> entry(SuppressionList list) {
        Map<String, @Nullable Object> entry =
                sizes.of(Recipe.of(ListCall.of(list, Map.of())), list.description(), list.owner());
        entry.put("maxAgeMs", list.maxAge().toMillis());
        entry.put(
                "parameters",
                list.parameters().stream()
                        .map(parameter -> Map.of(
                                "name", parameter.name(),
                                "description", parameter.description(),
                                "rule", parameter.rule(),
                                "default", parameter.fallback()))
                        .toList());
        return entry;
    }

    /**
     * How many were on a list at times of the past, the last of them now.
     *
     * @param list the list's name
     */
    @ApiResponse(responseCode = "200", description = "{list, asOf, freshnessMs, exact, sizes: [{at, size}]}")
    @Get("/{list}/sizes")
    HttpResponse<SizesOverTime.Sizes> sizes(HttpRequest<?> request, String list) {
        Map<String, String> own = ListRequest.once(request);
        String window = own.remove("window");
        String points = own.remove("points");
        SizesOverTime.Question question = new SizesOverTime.Question(
                Recipe.of(ListCall.of(known(list), own)),
                Parameters.duration("window", window, Duration.ofDays(7), Duration.ofMinutes(1), Duration.ofDays(366)),
                Parameters.integer("points", points, 29, 2, 60));
        return HttpResponse.ok(sizesOverTime.of(question)).header("Cache-Control", "no-store");
    }

    /**
     * One list: by Accept or format=json|ndjson|csv as pages of JSON, as NDJSON or as CSV; with fields=, hash=sha256,
     * at= and the list's own parameters.
     *
     * @param list the list's name
     */
    @ApiResponse(responseCode = "200", description = "Its members: {customerId, email, reason, since, until}")
    @Get(
            value = "/{list}",
            produces = {Form.JSON_TYPE, Form.NDJSON_TYPE, Form.CSV_TYPE})
    HttpResponse<?> list(HttpRequest<?> request, String list) {
        SuppressionList known = known(list);
        ListRequest asked = ListRequest.of(request, clock.instant());
        return answers.answer(Recipe.of(ListCall.of(known, asked.own())), asked);
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
