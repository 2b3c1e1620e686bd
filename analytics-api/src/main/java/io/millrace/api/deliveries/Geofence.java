package io.millrace.api.deliveries;

import io.millrace.api.freshness.Freshness;
import io.millrace.api.pinot.PinotQueries;
import io.millrace.api.web.Answer;
import io.millrace.api.web.Page;
import io.millrace.areas.Area;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Which deliveries are in an area. Pinot finds the candidates by their cells, with an index that loses none; the area
 * itself decides. Cells that lie in the area whole are only counted, and read as far as the page goes.
 */
@Singleton
final class Geofence {
    /** What may be on an area's border; beyond it the answer would take longer than anybody waits. */
    static final int MOST_TESTED = 100_000;

    private final PinotQueries pinot;
    private final Freshness freshness;
    private final Clock clock;
    private final Covers covers;

    Geofence(PinotQueries pinot, Freshness freshness, Clock clock, Covers covers) {
        this.pinot = pinot;
        this.freshness = freshness;
        this.clock = clock;
        this.covers = covers;
    }

    /**
     * What the queries found.
     *
     * @param counted how many are in whole cells
     * @param tested how many are in cells of the border
     * @param inside how many of those are in the area
     * @param listed those of both kinds that may be on the page
     */
    private record Found(long counted, int tested, long inside, List<Position> listed) {
        long count() {
            return counted + inside;
        }
    }

    CompletionStage<Answer<GeofenceAnswer>> ask(GeofenceQuestion question) {
        Instant asOf = clock.instant();
        InCells inCells = new InCells(
                question.status(),
                asOf.minus(question.seenWithin()).toEpochMilli(),
                asOf.plus(Tables.AHEAD).toEpochMilli());
        return freshness.stamp(asOf, Tables.POSITIONS, () -> {
            long startedNanos = System.nanoTime();
            Cover cover = covers.of(question.area());
            long coveredNanos = System.nanoTime();
            return find(question, inCells, cover)
                    .thenApply(found -> answer(question, cover, found, coveredNanos - startedNanos, coveredNanos));
        });
    }

    /** How many deliveries are in an area, of which the cover is known; exactly, as {@link #ask} counts. */
    CompletionStage<Long> count(Area area, Cover cover, InCells inCells) {
        return countOnly(area, cover, inCells).thenApply(Found::count);
    }

    private CompletionStage<Found> find(GeofenceQuestion question, InCells inCells, Cover cover) {
        return question.limit() == 0
                ? countOnly(question.area(), cover, inCells)
                : countAndList(question, inCells, cover);
    }

    private CompletionStage<Found> countOnly(Area area, Cover cover, InCells inCells) {
        return counted(inCells, cover).thenCombine(places(inCells, cover), (counted, places) -> {
            long inside =
                    places.stream().filter(row -> area.contains(row.place())).count();
            return new Found(counted, places.size(), inside, List.of());
        });
    }

    private CompletionStage<Found> countAndList(GeofenceQuestion question, InCells inCells, Cover cover) {
        return counted(inCells, cover)
                .thenCombine(border(inCells, cover), (counted, tested) -> {
                    List<Position> inside = tested.stream()
                            .filter(position -> question.area().contains(position.place()))
                            .toList();
                    return new Found(counted, tested.size(), inside.size(), inside);
                })
                .thenCombine(page(inCells, cover, question), Geofence::listingToo);
    }

    private static Found listingToo(Found found, List<Position> whole) {
        return new Found(
                found.counted(),
                found.tested(),
                found.inside(),
                Stream.concat(whole.stream(), found.listed().stream()).toList());
    }

    private CompletionStage<Long> counted(InCells inCells, Cover cover) {
        return cover.whole().isEmpty()
                ? CompletableFuture.completedFuture(0L)
                : pinot.run(inCells.count(cover.whole()))
                        .thenApply(rows -> rows.get(0).deliveries());
    }

    private CompletionStage<List<PlaceRow>> places(InCells inCells, Cover cover) {
        return cover.border().isEmpty()
                ? CompletableFuture.completedFuture(List.of())
                : pinot.run(inCells.places(cover.border(), MOST_TESTED + 1)).thenApply(Geofence::notTooMany);
    }

    private CompletionStage<List<Position>> border(InCells inCells, Cover cover) {
        return cover.border().isEmpty()
                ? CompletableFuture.completedFuture(List.of())
                : pinot.run(inCells.positions(cover.border(), MOST_TESTED + 1))
                        .thenApply(rows -> notTooMany(rows).stream()
                                .map(PositionsInCells.Row::position)
                                .toList());
    }

    private static <R> List<R> notTooMany(List<R> rows) {
        if (rows.size() > MOST_TESTED) {
            throw AreaLimit.TOO_CROWDED.exceeded(
                    "the area",
                    "has more than %d deliveries at its border: ask for parts of it or a shorter seenWithin"
                            .formatted(MOST_TESTED));
        }
        return rows;
    }

    private CompletionStage<List<Position>> page(InCells inCells, Cover cover, GeofenceQuestion question) {
        return cover.whole().isEmpty()
                ? CompletableFuture.completedFuture(List.of())
                : pinot.run(inCells.page(cover.whole(), question.afterId(), question.limit() + 1))
                        .thenApply(rows ->
                                rows.stream().map(PageInCells.Row::position).toList());
    }

    private static GeofenceAnswer answer(
            GeofenceQuestion question, Cover cover, Found found, long coverNanos, long coveredNanos) {
        Page<DeliveryInside> page = question.limit() == 0 ? new Page<>(List.of(), null) : page(question, found);
        return new GeofenceAnswer(
                found.count(),
                page.items(),
                page.next(),
                question.explain()
                        ? new GeofenceAnswer.Explanation(
                                GeofenceAnswer.Cells.of(cover.whole()),
                                GeofenceAnswer.Cells.of(cover.border()),
                                found.counted(),
                                found.tested(),
                                found.inside(),
                                coverNanos / 1e6,
                                (System.nanoTime() - coveredNanos) / 1e6)
                        : null);
    }

    private static Page<DeliveryInside> page(GeofenceQuestion question, Found found) {
        return Page.of(
                byId(found.listed(), question.afterId())
                        .limit(question.limit() + 1L)
                        .map(DeliveryInside::of)
                        .toList(),
                question.limit(),
                DeliveryInside::id);
    }

    /** A courier who crossed a cell's edge between two of the queries is listed once, where he was seen last. */
    private static Stream<Position> byId(List<Position> listed, String afterId) {
        Map<String, Position> byId = new TreeMap<>();
        listed.stream()
                .filter(position -> position.id().compareTo(afterId) > 0)
                .forEach(position -> byId.merge(
                        position.id(),
                        position,
                        (one, other) -> Comparator.comparingLong(Position::ts).compare(one, other) < 0 ? other : one));
        return byId.values().stream();
    }
}
