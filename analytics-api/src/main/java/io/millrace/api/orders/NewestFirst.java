package io.millrace.api.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.api.freshness.Freshness;
import io.millrace.api.pinot.PinotQueries;
import io.millrace.api.web.Answer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The newest orders, each with its newest status. */
@Singleton
final class NewestFirst {
    /** Where a shop is open they are found in this; only where it isn't are all orders looked through. */
    private static final Duration FIRST_LOOK = Duration.ofHours(1);
    /** A shop's clock may be ahead of ours: as far as an event's time may be. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final PinotQueries pinot;
    private final Freshness freshness;
    private final Clock clock;
    private final ObjectMapper json;
    private final NewestStatus statuses;

    NewestFirst(PinotQueries pinot, Freshness freshness, Clock clock, ObjectMapper json, NewestStatus statuses) {
        this.pinot = pinot;
        this.freshness = freshness;
        this.clock = clock;
        this.json = json;
        this.statuses = statuses;
    }

    CompletionStage<Answer<List<LatestOrder>>> ask(LatestQuestion question) {
        Instant asOf = clock.instant();
        long until = asOf.plus(AHEAD).toEpochMilli();
        return freshness.stamp(asOf, Tables.ORDERS_AND_STATUSES, () -> pinot.run(
                        new LatestOrders(asOf.minus(FIRST_LOOK).toEpochMilli(), until, question.limit()))
                .thenCompose(found -> found.size() < question.limit()
                        ? pinot.run(new LatestOrders(0, until, question.limit()))
                        : CompletableFuture.completedFuture(found))
                .thenCompose(found -> withStatuses(found, until)));
    }

    private CompletionStage<List<LatestOrder>> withStatuses(List<LatestOrders.Row> orders, long until) {
        if (orders.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        List<String> ids = orders.stream().map(LatestOrders.Row::id).toList();
        long oldest = orders.get(orders.size() - 1).ts();
        return statuses.of(ids, Instant.ofEpochMilli(oldest).minus(AHEAD), Instant.ofEpochMilli(until))
                .thenApply(newest -> orders.stream()
                        .map(order -> latest(order, newest.getOrDefault(order.id(), order.status())))
                        .toList());
    }

    private LatestOrder latest(LatestOrders.Row order, String status) {
        try {
            JsonNode items = json.readTree(order.items());
            long quantity = 0;
            for (JsonNode item : items) {
                quantity += item.path("quantity").asLong();
            }
            return new LatestOrder(
                    order.id(),
                    Instant.ofEpochMilli(order.ts()),
                    order.userId(),
                    status,
                    Money.ofSum(order.price()),
                    items.size(),
                    quantity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The items of an order in Pinot are not JSON", e);
        }
    }
}
