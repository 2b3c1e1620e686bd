package io.millrace.api.suppressions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.millrace.api.web.Failure;
import io.millrace.catalog.Bucket;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says how many are on a list. Up to {@value #MOST_COUNTED} are counted, as a pull would; of a longer list so many
 * buckets are, and the rest is taken to be alike.
 */
@Singleton
final class Sizes {
    private static final int MOST_COUNTED = 50_000;
    private static final int MOST_KEPT = 100;
    private static final Duration KEPT_FOR = Duration.ofSeconds(5);

    private final Pulls pulls;
    private final Clock clock;

    /** So that many who look at an overview cost what one does; each says as of when it is. */
    private final Cache<Recipe, Map<String, @Nullable Object>> kept = Caffeine.newBuilder()
            .expireAfterWrite(KEPT_FOR)
            .maximumSize(MOST_KEPT)
            .build();

    Sizes(Pulls pulls, Clock clock) {
        this.pulls = pulls;
        this.clock = clock;
    }

    /** What an overview says of a recipe. Where its size isn't known that is null, with the reason. */
    Map<String, @Nullable Object> of(Recipe recipe, String description, String owner) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("name", recipe.name());
        entry.put("description", description);
        entry.put("owner", owner);
        entry.putAll(kept.get(recipe, this::count));
        return entry;
    }

    private Map<String, @Nullable Object> count(Recipe recipe) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        Instant asOf = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        entry.put("asOf", asOf.toString());
        try {
            count(recipe, asOf, entry);
        } catch (Failure e) {
            entry.put("size", null);
            entry.put("unavailable", e.detail());
        }
        return entry;
    }

    private void count(Recipe recipe, Instant asOf, Map<String, @Nullable Object> entry) {
        Pull pull = pulls.all(recipe, AsOf.of(asOf));
        long counted = 0;
        for (Chunk chunk = pull.next(); chunk != null && counted < MOST_COUNTED; chunk = pull.next()) {
            counted += chunk.rows();
        }
        Duration freshness = pull.confirm();
        List<Integer> steps = pull.steps().stream()
                .map(count -> (int) ((long) count * Bucket.COUNT / pull.bucketsRead()))
                .toList();
        entry.put("size", steps.get(steps.size() - 1));
        entry.put("exact", pull.bucketsRead() == Bucket.COUNT);
        entry.put("freshnessMs", freshness.toMillis());
        if (recipe.calls().size() > 1) {
            entry.put("steps", Steps.of(recipe, steps));
        }
    }
}
