package io.millrace.api.orders;

import io.millrace.api.freshness.Freshness;
import io.millrace.api.pinot.PinotQueries;
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

/** The products and categories that sell best. */
@Singleton
final class BestSellers {
    /** A database's clock may be ahead of ours: as far as an event's time may be. */
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
        return freshness.stamp(asOf, Tables.ITEMS, () -> pinot.run(new PopularItems(from, until, question.limit()))
                .thenCompose(items -> named(items, asOf))
                .thenCombine(
                        pinot.run(new PopularCategories(from, until, question.limit())),
                        (items, categories) -> new Popular(
                                items,
                                categories.stream().map(BestSellers::category).toList())));
    }

    private CompletionStage<List<Popular.Item>> named(List<PopularItems.Row> items, Instant asOf) {
        if (items.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        List<String> ids = items.stream().map(PopularItems.Row::productId).toList();
        return pinot.run(new ProductNames(ids, 0, asOf.plus(AHEAD).toEpochMilli()))
                .thenApply(names -> {
                    Map<String, ProductNames.Row> byId =
                            names.stream().collect(Collectors.toMap(ProductNames.Row::id, Function.identity()));
                    return items.stream()
                            .map(item -> item(item, byId.get(item.productId())))
                            .toList();
                });
    }

    private static Popular.Item item(PopularItems.Row row, ProductNames.@Nullable Row product) {
        return new Popular.Item(
                row.productId(),
                product == null ? null : Unknown.asNull(product.name()),
                product == null ? null : Unknown.asNull(product.image()),
                row.orders(),
                row.quantity());
    }

    private static Popular.Category category(PopularCategories.Row row) {
        return new Popular.Category(row.category(), row.orders(), row.quantity());
    }
}
