package io.millrace.api.orders;

import io.millrace.api.pinot.PinotQuery;
import io.millrace.api.pinot.Unknown;
import io.millrace.api.query.QueryContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Finds the names of products: the present name, or for deleted products the name at the last sale. */
final class ProductNames {
    private ProductNames() {}

    /** A product's name and image; the image is null if there is none. */
    record Name(String text, @Nullable String image) {}

    /** Finds the present names of some products. */
    record Now(List<String> ids, long from, long until) implements PinotQuery<Now.Row> {
        record Row(String id, @Nullable String name, @Nullable String image) {}
    }

    /** Finds the names of some products at their sales, the newest sale first. */
    record AtSale(List<String> ids, long from, long until) implements PinotQuery<AtSale.Row> {
        record Row(String productId, String productName, @Nullable String productImage, long soldAt) {}
    }

    /**
     * Returns the names by id, without unknown ones.
     *
     * @param from the start of the time of sales, epoch ms
     * @param until the end (exclusive)
     */
    static CompletionStage<Map<String, Name>> of(List<String> ids, long from, long until, QueryContext context) {
        if (ids.isEmpty()) {
            return CompletableFuture.completedFuture(Map.of());
        }
        return context.run(new Now(ids, 0, context.endOfTimeMs())).thenCompose(products -> {
            Map<String, Name> names = new HashMap<>();
            for (Now.Row product : products) {
                String name = Unknown.asNull(product.name());
                if (name != null) {
                    names.put(product.id(), new Name(name, Unknown.asNull(product.image())));
                }
            }
            return withOthers(names, ids, from, until, context);
        });
    }

    private static CompletionStage<Map<String, Name>> withOthers(
            Map<String, Name> names, List<String> ids, long from, long until, QueryContext context) {
        List<String> others = ids.stream().filter(id -> !names.containsKey(id)).toList();
        if (others.isEmpty()) {
            return CompletableFuture.completedFuture(names);
        }
        return context.run(new AtSale(others, from, until)).thenApply(sold -> {
            sold.forEach(row -> names.putIfAbsent(
                    row.productId(), new Name(row.productName(), Unknown.asNull(row.productImage()))));
            return names;
        });
    }
}
