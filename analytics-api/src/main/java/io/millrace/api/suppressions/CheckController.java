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
import io.millrace.api.query.QueryService;
import io.millrace.api.web.Answer;
import io.millrace.api.web.ReadsQuery;
import io.millrace.catalog.suppression.SuppressionCatalog;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /suppressions/check}: looks up whether addresses are on suppression lists, why, and until when. */
@Controller("/suppressions/check")
final class CheckController {
    private final QueryService queries;
    private final SuppressionCatalog catalog;
    private final Checks checks;

    CheckController(QueryService queries, SuppressionCatalog catalog, Checks checks) {
        this.queries = queries;
        this.catalog = catalog;
        this.checks = checks;
    }

    /**
     * Whether an address is on suppression lists. The address is in the URL, which proxies may log: prefer POST.
     *
     * @param email the address
     * @param lists the lists' names, separated by commas; all lists if it is missing
     */
    @ApiResponse(
            responseCode = "200",
            description = "What is known of the address",
            content = @Content(schema = @Schema(implementation = AddressCheck.Verdicts.class)))
    @ReadsQuery
    @Get
    CompletionStage<HttpResponse<byte[]>> one(
            HttpRequest<?> request, @QueryValue @Nullable String email, @QueryValue @Nullable String lists) {
        return answer(request, CheckRequest.of(ListRequest.once(request), catalog));
    }

    /** Whether up to 10,000 addresses are on suppression lists; on all of them if none are named. */
    @ApiResponse(
            responseCode = "200",
            description = "What is known of each address, in their order",
            content = @Content(schema = @Schema(implementation = AddressCheck.Verdicts.class)))
    @Post
    @ExecuteOn(TaskExecutors.BLOCKING)
    CompletionStage<HttpResponse<byte[]>> many(HttpRequest<?> request, @Body byte @Nullable [] body) {
        return answer(request, CheckRequest.of(body, catalog));
    }

    private CompletionStage<HttpResponse<byte[]>> answer(HttpRequest<?> http, CheckRequest request) {
        return queries.cached(http, request, () -> checks.check(request)
                .thenApply(verdicts ->
                        new Answer<>(verdicts, verdicts.asOf(), Duration.ofMillis(verdicts.freshnessMs()))));
    }
}
