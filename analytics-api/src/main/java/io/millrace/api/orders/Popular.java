package io.millrace.api.orders;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.millrace.api.pinot.PinotQuery;
import io.millrace.api.query.DurationRange;
import io.millrace.api.query.QueryContext;
import io.millrace.api.query.QueryService;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code GET /orders/popular}. */
@Controller("/orders/popular")
final class Popular {
    private final QueryService queries;
    private final Summaries summaries;

    Popular(QueryService queries, Summaries summaries) {
        this.queries = queries;
        this.summaries = summaries;
    }

    /** The products and the categories of which most pieces were ordered. */
    @ApiResponse(
            responseCode = "200",
            description = "The most popular first",
            content = @Content(schema = @Schema(implementation = Ranking.class)))
    @Get
    CompletionStage<HttpResponse<byte[]>> popular(HttpRequest<?> request, @RequestBean Question question) {
        return queries.answer(request, question, this::ask);
    }

    @Introspected
    record Question(
            @Parameter(description = "Over how long: ISO 8601")
                    @QueryValue(defaultValue = "PT1M")
                    @DurationRange(min = "PT1S", max = "P31D")
                    Duration window,
            @Parameter(description = "How many of each") @QueryValue(defaultValue = "5") @Min(1) @Max(100) int limit,
            @Parameter(description = "The end of the window: RFC 3339 or epoch milliseconds; now if not given")
                    @QueryValue
                    @Nullable
                    Instant until) {}

    /** The most popular products and categories, by pieces. */
    record Ranking(List<Item> items, List<Category> categories) {}

    /**
     * A product.
     *
     * @param product its name of now, or, where the shop has deleted it, that of its last sale; null while neither is
     *     known
     * @param orders how many orders have it
     */
    record Item(String productId, @Nullable String product, @Nullable String image, long orders, long quantity) {}

    /** @param orders how many orders have something of it */
    record Category(String category, long orders, long quantity) {}

    /** How often a product, or products of a category, were sold. */
    record Sold(String what, long orders, long pieces) {}

    record Items(long from, long until, int limit) implements PinotQuery<Sold> {}

    record Categories(long from, long until, int limit) implements PinotQuery<Sold> {}

    /** All products of whole minutes. */
    record ItemMinutes(long from, long until, int limit) implements PinotQuery<Sold> {}

    /** All categories of whole minutes. */
    record CategoryMinutes(long from, long until, int limit) implements PinotQuery<Sold> {}

    private CompletionStage<Ranking> ask(Question question, QueryContext context) {
        Instant end = Objects.requireNonNullElse(question.until(), context.asOf());
        Instant begin = end.minus(question.window());
        long from = begin.toEpochMilli();
        long until = end.toEpochMilli();
        SalesRanking sales = new SalesRanking(
                context, from, until, summaries.countAllOf(Summary.SALES_BY_MINUTE, context, begin, end));
        CompletionStage<List<Category>> categories = sales.top(question.limit(), Categories::new, CategoryMinutes::new)
                .thenApply(sold -> sold.stream()
                        .map(each -> new Category(each.what(), each.orders(), each.pieces()))
                        .toList());
        return sales.top(question.limit(), Items::new, ItemMinutes::new)
                .thenCompose(sold -> named(sold, from, until, context))
                .thenCombine(categories, Ranking::new);
    }

    private static CompletionStage<List<Item>> named(List<Sold> sold, long from, long until, QueryContext context) {
        List<String> ids = sold.stream().map(Sold::what).toList();
        return ProductNames.of(ids, from, until, context).thenApply(names -> sold.stream()
                .map(each -> item(each, names.get(each.what())))
                .toList());
    }

    private static Item item(Sold sold, ProductNames.@Nullable Name name) {
        return new Item(
                sold.what(),
                name == null ? null : name.text(),
                name == null ? null : name.image(),
                sold.orders(),
                sold.pieces());
    }
}
