package io.millrace.api.orders;

import io.millrace.api.freshness.Freshness;
import io.millrace.api.pinot.PinotQueries;
import io.millrace.api.pinot.Unknown;
import io.millrace.api.web.Answer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The products and categories that sell best; a product is called what it is called now, whenever it was sold. */
@Singleton
final class BestSellers {
    /** The database's clock may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final PinotQueries pinot;
    private final Freshness freshness;
    private final Clock clock;

    BestSellers(PinotQueries pinot, Freshness freshness, Clock clock) {
        this.pinot = pinot;
        this.freshness = freshness;
        this.clock = clock;
    }

    CompletionStage<Answer<Popular>> ask(PopularQuestion question) {
        Instant asOf = clock.instant();
        Instant end = Objects.requireNonNullElse(question.until(), asOf);
        long until = end.toEpochMilli();
        long from = end.minus(question.window()).toEpochMilli();
        return freshness.stamp(asOf, Tables.ITEMS_AND_PRODUCTS, () -> pinot.run(
                        new PopularItems(from, until, question.limit()))
                .thenCompose(rows -> named(rows, asOf))
                .thenCombine(
                        pinot.run(new PopularCategories(from, until, question.limit())),
                        (items, categories) -> new Popular(
                                items,
                                categories.stream().map(BestSellers::category).toList())));
    }

    private CompletionStage<List<Popular.Item>> named(List<PopularItems.Row> sold, Instant asOf) {
        if (sold.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        List<String> ids = sold.stream().map(PopularItems.Row::productId).toList();
        return pinot.run(new ProductsNow(ids, 0, asOf.plus(AHEAD).toEpochMilli(), ids.size()))
                .thenApply(products -> {
                    Map<String, ProductsNow.Row> now =
                            products.stream().collect(Collectors.toMap(ProductsNow.Row::id, Function.identity()));
                    return sold.stream()
                            .map(row -> item(row, now.get(row.productId())))
                            .toList();
                });
    }

    /** A product that was deleted, or that isn't known by itself, has the name and image that it was sold with. */
    private static Popular.Item item(PopularItems.Row sold, ProductsNow.@Nullable Row now) {
        String name = now == null ? null : Unknown.asNull(now.name());
        String image = now == null ? null : Unknown.asNull(now.image());
        return new Popular.Item(
                sold.productId(),
                name == null ? Unknown.asNull(sold.product()) : name,
                image == null ? Unknown.asNull(sold.image()) : image,
                sold.orders(),
                sold.quantity());
    }

    private static Popular.Category category(PopularCategories.Row row) {
        return new Popular.Category(row.category(), row.orders(), row.quantity());
    }
}
