package io.millrace.api.deliveries;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.scheduling.TaskExecutors;
import io.millrace.api.deliveries.GeofenceCountsAnswer.Count;
import io.millrace.api.freshness.Freshness;
import io.millrace.api.pinot.PinotQueries;
import io.millrace.api.web.Answer;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.areas.GeoPoint;
import io.millrace.areas.SavedArea;
import jakarta.inject.Named;
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
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Counts all saved areas, once a second for all who ask. As long as the couriers on the road are no more than a city's,
 * all are read with one question and held against each area. With more of them each area is counted as a geofence is:
 * that is two questions an area, of which each names its cells.
 */
@Singleton
final class GeofenceCounts {
    private static final Duration KEPT_FOR = Duration.ofSeconds(1);
    private static final int MOST_READ = 20_000;
    private static final int AT_ONCE = 8;

    private final SavedGeofences saved;
    private final PinotQueries pinot;
    private final Geofence geofence;
    private final Covers covers;
    private final Freshness freshness;
    private final Clock clock;
    private final ExecutorService workers;
    private final AsyncCache<Long, Answer<GeofenceCountsAnswer>> kept =
            Caffeine.newBuilder().expireAfterWrite(KEPT_FOR).maximumSize(2).buildAsync();

    GeofenceCounts(
            SavedGeofences saved,
            PinotQueries pinot,
            Geofence geofence,
            Covers covers,
            Freshness freshness,
            Clock clock,
            @Named(TaskExecutors.BLOCKING) ExecutorService workers) {
        this.saved = saved;
        this.pinot = pinot;
        this.geofence = geofence;
        this.covers = covers;
        this.freshness = freshness;
        this.clock = clock;
        this.workers = workers;
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
        PositionsLately lately = new PositionsLately(inCells.status(), inCells.from(), inCells.until(), MOST_READ + 1);
        return freshness.stamp(asOf, Tables.POSITIONS, () -> pinot.run(lately)
                .thenComposeAsync(
                        rows -> rows.size() > MOST_READ
                                ? countEach(areas, inCells)
                                : CompletableFuture.completedFuture(held(areas, rows)),
                        workers)
                .thenApply(GeofenceCountsAnswer::new));
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
