package io.millrace.api.suppressions;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.api.web.Shortened;
import io.millrace.catalog.Audience;
import io.millrace.catalog.SuppressionCatalog;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** {@code /audiences}: who is on some lists and not on others. */
@Controller("/audiences")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AudiencesController {
    private final SuppressionCatalog catalog;
    private final ListAnswers answers;
    private final Sizes sizes;
    private final Clock clock;

    AudiencesController(SuppressionCatalog catalog, ListAnswers answers, Sizes sizes, Clock clock) {
        this.catalog = catalog;
        this.answers = answers;
        this.sizes = sizes;
        this.clock = clock;
    }

    /** All audiences, each with how many are left after each of its lists. */
    @ApiResponse(
            responseCode = "200",
            description = "{name, description, owner, size, exact, steps, asOf, freshnessMs}")
    @Get
    HttpResponse<Map<String, Object>> all() {
        return HttpResponse.<Map<String, Object>>ok(Map.of(
                        "audiences",
                        catalog.audiences().stream()
                                .map(audience -> sizes.of(recipe(audience), audience.description(), audience.owner()))
                                .toList()))
                .header("Cache-Control", "no-store");
    }

    /**
     * One audience, in the forms of a list; the last line of NDJSON has the counts of each step.
     *
     * @param name the audience's name
     */
    @ApiResponse(responseCode = "200", description = "Its members: {customerId, email, reason, since, until}")
    @Get(
            value = "/{name}",
            produces = {Form.JSON_TYPE, Form.NDJSON_TYPE, Form.CSV_TYPE})
    HttpResponse<?> audience(HttpRequest<?> request, String name) {
        Audience audience = catalog.audience(name)
                .orElseThrow(() -> new Failure(
                        FailureKind.NOT_FOUND,
                        "There is no audience %s; there are %s."
                                .formatted(
                                        Shortened.of(name),
                                        catalog.audiences().stream()
                                                .map(Audience::name)
                                                .toList())));
        ListRequest asked = ListRequest.of(request, clock.instant());
        asked.own().keySet().stream().findFirst().ifPresent(parameter -> {
            throw new Failure(FailureKind.BAD_PARAMETER, "%s: no such parameter".formatted(Shortened.of(parameter)));
        });
        return answers.answer(recipe(audience), asked);
    }

    private Recipe recipe(Audience audience) {
        return new Recipe(audience.name(), calls(audience.include()), calls(audience.exclude()));
    }

    private List<ListCall> calls(List<Audience.Call> calls) {
        return calls.stream()
                .map(call -> ListCall.of(catalog.list(call.list()).orElseThrow(), call))
                .toList();
    }
}
