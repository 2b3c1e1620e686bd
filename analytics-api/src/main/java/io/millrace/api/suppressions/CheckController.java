package io.millrace.api.suppressions;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.millrace.catalog.SuppressionCatalog;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;

/** {@code /suppressions/check}: whether addresses are on lists, by which, why, and until when. */
@Controller("/suppressions/check")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CheckController {
    private final SuppressionCatalog catalog;
    private final Checks checks;

    CheckController(SuppressionCatalog catalog, Checks checks) {
        this.catalog = catalog;
        this.checks = checks;
    }

    /**
     * Whether one address is on lists. It stands in the URL, which others may log: prefer POST.
     *
     * @param email the address
     * @param lists the lists' names with commas between; all if not given
     */
    @ApiResponse(responseCode = "200", description = "{email, known, suppressed, lists} of the address")
    @Get
    HttpResponse<AddressCheck.Verdicts> one(
            HttpRequest<?> request, @QueryValue @Nullable String email, @QueryValue @Nullable String lists) {
        return answer(CheckRequest.of(ListRequest.once(request), catalog));
    }

    /** Whether up to 10,000 addresses are on lists: {"emails":[…],"lists":[…]}; all lists if none are named. */
    @ApiResponse(
            responseCode = "200",
            description = "{email, known, suppressed, lists} of each address, in their order")
    @Post
    HttpResponse<AddressCheck.Verdicts> many(@Body byte @Nullable [] body) {
        return answer(CheckRequest.of(body, catalog));
    }

    private HttpResponse<AddressCheck.Verdicts> answer(CheckRequest request) {
        return HttpResponse.ok(checks.check(request)).header("Cache-Control", "no-store");
    }
}
