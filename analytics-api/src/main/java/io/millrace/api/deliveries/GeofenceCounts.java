package io.millrace.api.deliveries;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.millrace.api.deliveries.GeofenceCountsAnswer.Count;
import io.millrace.api.freshness.Freshness;
import io.millrace.api.web.Answer;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.areas.SavedArea;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Counts all saved areas, each as a geofence is counted. With a hundred areas that is up to two hundred questions to
 * Pinot: a few at a time, once a second for all who ask.
 */
@Singleton
final class GeofenceCounts {
    private static final Duration KEPT_FOR = Duration.ofSeconds(1);
    private static final int AT_ONCE = 8;

    private final SavedGeofences saved;
    private final Geofence geofence;
    private final Covers covers;
    private final Freshness freshness;
    private final Clock clock;
    private final AsyncCache<Long, Answer<GeofenceCountsAnswer>> kept =
            Caffeine.newBuilder().expireAfterWrite(KEPT_FOR).maximumSize(2).buildAsync();

    GeofenceCounts(SavedGeofences saved, Geofence geofence, Covers covers, Freshness freshness, Clock clock) {
        this.saved = saved;
        this.geofence = geofence;
        this.covers = covers;
        this.freshness = freshness;
        this.clock = clock;
    }

    /** Which areas are counted. */
    record Question(long version) {}

    Question question() {
        return new Question(saved.all().version());
    }

    CompletionStage<Answer<GeofenceCountsAnswer>> ask() {
        SavedGeofences.Saved now = saved.all();
        return kept.get(
                now.version(),
                (version, executor) -> count(List.copyOf(now.areas().values())).toCompletableFuture());
    }

    /** An area with its cover, or with why it has none. */
    private record Covered(SavedArea area, @Nullable Cover cover, @Nullable Failure failure) {}

    private CompletionStage<Answer<GeofenceCountsAnswer>> count(List<SavedArea> areas) {
        Instant asOf = clock.instant();
        InCells inCells = new InCells(
                CourierStatus.IN_TRANSIT,
                asOf.minus(SeenWithin.USUAL).toEpochMilli(),
                asOf.plus(Tables.AHEAD).toEpochMilli());
        return freshness.stamp(asOf, Tables.POSITIONS, () -> {
            List<Covered> covered = areas.stream().map(this::cover).toList();
            CompletionStage<List<Count>> all = CompletableFuture.completedFuture(List.of());
            for (int lane = 0; lane < AT_ONCE; lane++) {
                all = all.thenCombine(countLane(covered, lane, inCells), GeofenceCounts::joined);
            }
            return all.thenApply(counts -> new GeofenceCountsAnswer(
                    counts.stream().sorted(Comparator.comparing(Count::name)).toList()));
        });
    }

    private Covered cover(SavedArea area) {
        try {
            return new Covered(area, covers.of(area.area()), null);
        } catch (Failure e) { // since it was saved the setting was lowered
            return new Covered(area, null, e);
        }
    }

    /** Every so many-th area, one after the other. */
    private CompletionStage<List<Count>> countLane(List<Covered> areas, int lane, InCells inCells) {
        CompletionStage<List<Count>> counts = CompletableFuture.completedFuture(List.of());
        for (int i = lane; i < areas.size(); i += AT_ONCE) {
            Covered area = areas.get(i);
            counts = counts.thenCompose(
                    before -> count(area, inCells).thenApply(count -> joined(before, List.of(count))));
        }
        return counts;
    }

    private CompletionStage<Count> count(Covered covered, InCells inCells) {
        SavedArea area = covered.area();
        if (covered.cover() == null) {
            return CompletableFuture.completedFuture(countOf(area, null, covered.failure()));
        }
        return geofence.count(area.area(), covered.cover(), inCells).handle((count, failure) -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (cause == null) {
                return countOf(area, count, null);
            }
            if (cause instanceof Failure it && it.kind() == FailureKind.INVALID_AREA) {
                return countOf(area, null, it); // too crowded: the others can still be told
            }
            throw new CompletionException(cause);
        });
    }

    private static Count countOf(SavedArea area, @Nullable Long count, @Nullable Failure failure) {
        return new Count(area.name(), area.savedAt(), count, failure == null ? null : failure.detail());
    }

    private static List<Count> joined(List<Count> some, List<Count> others) {
        List<Count> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
