package io.millrace.api.orders;

import io.millrace.api.freshness.Freshness;
import io.millrace.api.pinot.PinotQueries;
import io.millrace.api.web.Answer;
import io.millrace.api.web.Page;
import io.millrace.api.web.TimeAndId;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** How long orders have been waiting, and which for too long. */
@Singleton
final class KitchenClock {
    private final PinotQueries pinot;
    private final Freshness freshness;
    private final Clock clock;

    KitchenClock(PinotQueries pinot, Freshness freshness, Clock clock) {
        this.pinot = pinot;
        this.freshness = freshness;
        this.clock = clock;
    }

    CompletionStage<Answer<List<StatusDuration>>> ask(StatusesQuestion question) {
        Instant asOf = clock.instant();
        return freshness.stamp(asOf, Tables.ENRICHED, () -> pinot.run(
                        new TimeInStatus(OrderStatus.inTheKitchen(), 0, asOf.toEpochMilli()))
                .thenApply(rows -> rows.stream()
                        .sorted((a, b) -> OrderStatus.valueOf(a.status()).compareTo(OrderStatus.valueOf(b.status())))
                        .map(KitchenClock::inSeconds)
                        .toList()));
    }

    CompletionStage<Answer<Page<StuckOrder>>> ask(StuckQuestion question) {
        Instant asOf = clock.instant();
        long now = asOf.toEpochMilli();
        TimeAndId after = question.after() == null ? new TimeAndId(0, "") : question.after();
        StuckOrders query = new StuckOrders(
                question.status(), after.ts(), now - question.longerThanMs(), after.id(), question.limit() + 1);
        return freshness.stamp(asOf, Tables.ENRICHED, () -> pinot.run(query)
                .thenApply(rows -> Page.of(
                        rows.stream()
                                .map(row ->
                                        new StuckOrder(row.id(), Money.ofSum(row.price()), row.ts(), now - row.ts()))
                                .toList(),
                        question.limit(),
                        order -> new TimeAndId(order.ts(), order.id()).text())));
    }

    private static StatusDuration inSeconds(TimeInStatus.Row row) {
        return new StatusDuration(
                row.status(),
                row.orders(),
                seconds(row.minMs()),
                seconds(row.avgMs()),
                seconds(row.percentile50Ms()),
                seconds(row.percentile75Ms()),
                seconds(row.percentile90Ms()),
                seconds(row.percentile99Ms()),
                seconds(row.maxMs()));
    }

    private static BigDecimal seconds(BigDecimal ms) {
        return ms.movePointLeft(3).setScale(3, RoundingMode.HALF_EVEN);
    }
}
