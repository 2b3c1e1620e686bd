package io.millrace.api.orders;

import io.millrace.api.freshness.Freshness;
import io.millrace.api.pinot.PinotQueries;
import io.millrace.api.web.Answer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The products and categories that sell best. */
@Singleton
final class BestSellers {
    private final PinotQueries pinot;
    private final ProductNames names;
    private final Freshness freshness;
    private final Clock clock;

    BestSellers(PinotQueries pinot, ProductNames names, Freshness freshness, Clock clock) {
        this.pinot = pinot;
        this.names = names;
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
                .thenCompose(rows -> named(rows, asOf, from, until))
                .thenCombine(
                        pinot.run(new PopularCategories(from, until, question.limit())),
                        (items, categories) -> new Popular(
                                items,
                                categories.stream().map(BestSellers::category).toList())));
    }

    private CompletionStage<List<Popular.Item>> named(
            List<PopularItems.Row> sold, Instant asOf, long from, long until) {
        List<String> ids = sold.stream().map(PopularItems.Row::productId).toList();
        return names.of(ids, asOf, from, until).thenApply(known -> sold.stream()
                .map(row -> item(row, known.get(row.productId())))
                .toList());
    }

    private static Popular.Item item(PopularItems.Row sold, ProductNames.@Nullable Name name) {
        return new Popular.Item(
                sold.productId(),
                name == null ? null : name.text(),
                name == null ? null : name.image(),
                sold.orders(),
                sold.quantity());
    }

    private static Popular.Category category(PopularCategories.Row row) {
        return new Popular.Category(row.category(), row.orders(), row.quantity());
    }
}
