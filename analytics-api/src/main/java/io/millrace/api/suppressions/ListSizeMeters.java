package io.millrace.api.suppressions;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.annotation.Scheduled;
import io.millrace.api.web.Failures;
import io.millrace.catalog.suppression.SuppressionCatalog;
import io.millrace.catalog.suppression.SuppressionList;
import io.millrace.service.SettingsCheck;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Measures the size of each list with default parameters, as {@code millrace_list_size}. Like the page, it estimates
 * the size of a long list from some of its buckets.
 */
@Context
final class ListSizeMeters {
    /** The window of {@link SizesOverTime}. Its first point is counted, too, and ignored. */
    private static final Duration SINCE = Duration.ofDays(1);

    private static final Duration LEAST = Duration.ofSeconds(10);
    private static final Duration MOST = Duration.ofDays(1);

    private final SuppressionCatalog catalog;
    private final SizesOverTime sizes;
    private final Map<String, Double> known = new ConcurrentHashMap<>();

    ListSizeMeters(
            SuppressionCatalog catalog,
            SizesOverTime sizes,
            MeterRegistry meters,
            @Value("${millrace.suppressions.size-interval:1m}") Duration interval) {
        new SettingsCheck("millrace.suppressions").within("size-interval", interval, LEAST, MOST);
        this.catalog = catalog;
        this.sizes = sizes;
        for (SuppressionList list : catalog.lists()) {
            Gauge.builder("millrace.list.size", known, it -> it.getOrDefault(list.name(), Double.NaN))
                    .description("How many are on the list")
                    .tag("list", list.name())
                    .register(meters);
        }
    }

    @Scheduled(initialDelay = "10s", fixedDelay = "${millrace.suppressions.size-interval:1m}")
    void look() {
        for (SuppressionList list : catalog.lists()) {
            try {
                known.put(list.name(), (double) size(list));
            } catch (RuntimeException e) {
                known.remove(list.name()); // an old size would look like the present one
                if (Failures.of(e).isEmpty()) {
                    throw e;
                }
            }
        }
    }

    private long size(SuppressionList list) {
        var question = new SizesOverTime.Question(ListDefinition.of(ListCall.of(list, Map.of())), SINCE, 2);
        List<SizesOverTime.Size> counted =
                sizes.ask(question).toCompletableFuture().join().body().sizes();
        return counted.get(counted.size() - 1).size();
    }
}
