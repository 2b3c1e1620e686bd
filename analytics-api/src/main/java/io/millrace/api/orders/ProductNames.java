package io.millrace.api.orders;

import io.millrace.api.pinot.PinotQueries;
import io.millrace.api.pinot.Unknown;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What products are called now, or, those that the shop has deleted, what they were called when they last sold. */
@Singleton
final class ProductNames {
    /** The database's clock may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofDays(1);

    /** A product is renamed seldom. */
    private static final int NAMES_OF_ONE = 10;

    private final PinotQueries pinot;

    ProductNames(PinotQueries pinot) {
        this.pinot = pinot;
    }

    /** A product's name, and its image where it has one. */
    record Name(String text, @Nullable String image) {}

    /**
     * The names by id, without those that aren't known.
     *
     * @param from start of the time in which they sold, epoch ms
     * @param until end of it (not in it)
     */
    CompletionStage<Map<String, Name>> of(List<String> ids, Instant asOf, long from, long until) {
        if (ids.isEmpty()) {
            return CompletableFuture.completedFuture(Map.of());
        }
        return pinot.run(new ProductsNow(ids, 0, asOf.plus(AHEAD).toEpochMilli(), ids.size()))
                .thenCompose(products -> {
                    Map<String, Name> names = new HashMap<>();
                    for (ProductsNow.Row product : products) {
                        String name = Unknown.asNull(product.name());
                        if (name != null) {
                            names.put(product.id(), new Name(name, Unknown.asNull(product.image())));
                        }
                    }
                    return withOthers(names, ids, from, until);
                });
    }

    private CompletionStage<Map<String, Name>> withOthers(
            Map<String, Name> names, List<String> ids, long from, long until) {
        List<String> others = ids.stream().filter(id -> !names.containsKey(id)).toList();
        if (others.isEmpty()) {
            return CompletableFuture.completedFuture(names);
        }
        return pinot.run(new NamesAtSale(others, from, until, others.size() * NAMES_OF_ONE))
                .thenApply(sold -> {
                    sold.forEach(row -> names.putIfAbsent(
                            row.productId(), new Name(row.productName(), Unknown.asNull(row.productImage()))));
                    return names;
                });
    }
}
