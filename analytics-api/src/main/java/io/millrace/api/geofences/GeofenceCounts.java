package io.millrace.api.geofences;

import io.micronaut.scheduling.TaskExecutors;
import io.millrace.api.areas.CountInArea;
import io.millrace.api.areas.CourierStatus;
import io.millrace.api.areas.Cover;
import io.millrace.api.areas.Covers;
import io.millrace.api.areas.InCells;
import io.millrace.api.areas.PlaceRow;
import io.millrace.api.geofences.GeofenceCountsAnswer.Count;
import io.millrace.api.query.QueryContext;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.api.web.ResponseCache;
import io.millrace.areas.GeoPoint;
import io.millrace.areas.SavedArea;
import io.millrace.service.CompletionCause;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Counts the couriers in all saved areas, once a second for all callers. If there are not too many couriers, one query
 * reads all positions and each is compared with each area. Otherwise each area has two queries with its cells.
 */
@Singleton
final class GeofenceCounts {
    /** The greatest age of a courier's last position. */
    private static final Duration SEEN_WITHIN = Duration.ofMinutes(10);

    private static final int MOST_READ = 20_000;
    private static final int AT_ONCE = 8;

    private final SavedGeofences saved;
    private final Covers covers;
    private final ExecutorService workers;

    GeofenceCounts(SavedGeofences saved, Covers covers, @Named(TaskExecutors.BLOCKING) ExecutorService workers) {
        this.saved = saved;
        this.covers = covers;
        this.workers = workers;
    }

    /**
     * @param version the version of the saved areas; another version has another response
     */
    record Question(long version) implements ResponseCache.CachedFor {
        @Override
        public Duration ttl() {
            return Duration.ofSeconds(1);
        }
    }

    Question question() {
        return new Question(saved.all().version());
    }

    /** An area with its cover, or with the failure if it has none. */
    private record Covered(SavedArea area, @Nullable Cover cover, @Nullable Failure failure) {}

    CompletionStage<GeofenceCountsAnswer> ask(Question question, QueryContext context) {
        List<SavedArea> areas = List.copyOf(saved.all().areas().values());
        InCells inCells = InCells.of(CourierStatus.IN_TRANSIT, SEEN_WITHIN, context);
        return context.run(new PositionsLately(inCells.status(), inCells.from(), inCells.until(), MOST_READ + 1))
                .thenComposeAsync(
                        rows -> rows.size() > MOST_READ
                                ? countEach(areas, inCells)
                                : CompletableFuture.completedFuture(held(areas, rows)),
                        workers)
                .thenApply(GeofenceCountsAnswer::new);
    }

    private static List<Count> held(List<SavedArea> areas, List<PlaceRow> rows) {
        List<GeoPoint> places = rows.stream().map(PlaceRow::place).toList();
        return areas.stream()
                .map(saved -> countOf(
                        saved, places.stream().filter(saved.area()::contains).count(), null))
                .toList();
    }

    private CompletionStage<List<Count>> countEach(List<SavedArea> areas, InCells inCells) {
        List<Covered> covered = areas.stream().map(this::cover).toList();
        CompletionStage<List<Count>> all = CompletableFuture.completedFuture(List.of());
        for (int lane = 0; lane < AT_ONCE; lane++) {
            all = all.thenCombine(countLane(covered, lane, inCells), GeofenceCounts::joined);
        }
        return all.thenApply(counts ->
                counts.stream().sorted(Comparator.comparing(Count::name)).toList());
    }

    private Covered cover(SavedArea area) {
        try {
            return new Covered(area, covers.of(area.area()), null);
        } catch (Failure e) { // since it was saved the setting was lowered
            return new Covered(area, null, e);
        }
    }

    /** Counts every n-th area, one after the other. */
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
        return CountInArea.of(area.area(), covered.cover(), inCells).handle((count, failure) -> {
            if (failure == null) {
                return countOf(area, count.total(), null);
            }
            Throwable cause = CompletionCause.of(failure);
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
