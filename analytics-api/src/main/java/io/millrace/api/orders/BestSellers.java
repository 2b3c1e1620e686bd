package io.millrace.api.orders;

import io.millrace.api.freshness.Freshness;
import io.millrace.api.pinot.PinotQueries;
import io.millrace.api.web.Answer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** The products and categories that sell best. */
@Singleton
final class BestSellers {
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
                .thenCombine(
                        pinot.run(new PopularCategories(from, until, question.limit())),
                        (items, categories) -> new Popular(
                                items.stream().map(BestSellers::item).toList(),
                                categories.stream().map(BestSellers::category).toList())));
    }

    private static Popular.Item item(PopularItems.Row row) {
        return new Popular.Item(
                row.productId(),
                Unknown.asNull(row.product()),
                Unknown.asNull(row.image()),
                row.orders(),
                row.quantity());
    }

    private static Popular.Category category(PopularCategories.Row row) {
        return new Popular.Category(row.category(), row.orders(), row.quantity());
    }
}
