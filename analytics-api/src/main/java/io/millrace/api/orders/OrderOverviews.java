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

/** The overview: all orders, those of the last window, and those of the one before. */
@Singleton
final class OrderOverviews {
    private final PinotQueries pinot;
    private final Freshness freshness;
    private final Clock clock;

    OrderOverviews(PinotQueries pinot, Freshness freshness, Clock clock) {
        this.pinot = pinot;
        this.freshness = freshness;
        this.clock = clock;
    }

    CompletionStage<Answer<Overview>> ask(OverviewQuestion question) {
        Instant asOf = clock.instant();
        Instant until = Objects.requireNonNullElse(question.until(), asOf);
        Instant currentFrom = until.minus(question.window());
        Instant previousFrom = currentFrom.minus(question.window());
        return freshness.stamp(asOf, Tables.ORDERS, () -> pinot.run(new TotalOrders())
                .thenCombine(
                        pinot.run(new OrderPeriods(
                                previousFrom.toEpochMilli(), currentFrom.toEpochMilli(), until.toEpochMilli())),
                        (total, periods) -> new Overview(
                                total.get(0).orders(), period(periods, "current"), period(periods, "previous"))));
    }

    private static Overview.Period period(List<OrderPeriods.Row> rows, String name) {
        return rows.stream()
                .filter(row -> row.period().equals(name))
                .map(row -> new Overview.Period(row.orders(), Money.ofSum(row.totalPrice())))
                .findFirst()
                .orElse(new Overview.Period(0, Money.NONE));
    }
}
