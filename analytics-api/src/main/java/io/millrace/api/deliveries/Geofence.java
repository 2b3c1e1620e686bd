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

    /** What the three queries found. */
    private record Found(long counted, List<Position> tested, List<Position> inside, List<Position> page) {}

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
        return counted(inCells, cover)
                .thenCombine(
                        border(inCells, cover),
                        (counted, tested) -> counted
                                + tested.stream()
                                        .filter(position -> area.contains(position.place()))
                                        .count());
    }

    private CompletionStage<Found> find(GeofenceQuestion question, InCells inCells, Cover cover) {
        return counted(inCells, cover)
                .thenCombine(
                        border(inCells, cover),
                        (counted, tested) -> new Found(
                                counted,
                                tested,
                                tested.stream()
                                        .filter(position -> question.area().contains(position.place()))
                                        .toList(),
                                List.of()))
                .thenCombine(
                        page(inCells, cover, question),
                        (found, page) -> new Found(found.counted(), found.tested(), found.inside(), page));
    }

    private CompletionStage<Long> counted(InCells inCells, Cover cover) {
        return cover.whole().isEmpty()
                ? CompletableFuture.completedFuture(0L)
                : pinot.run(inCells.count(cover.whole()))
                        .thenApply(rows -> rows.get(0).deliveries());
    }

    private CompletionStage<List<Position>> border(InCells inCells, Cover cover) {
        return cover.border().isEmpty()
                ? CompletableFuture.completedFuture(List.of())
                : pinot.run(inCells.positions(cover.border(), MOST_TESTED + 1)).thenApply(rows -> {
                    if (rows.size() > MOST_TESTED) {
                        throw AreaLimit.TOO_CROWDED.exceeded(
                                "the area",
                                "has more than %d deliveries at its border: ask for parts of it or a shorter seenWithin"
                                        .formatted(MOST_TESTED));
                    }
                    return rows.stream().map(PositionsInCells.Row::position).toList();
                });
    }

    private CompletionStage<List<Position>> page(InCells inCells, Cover cover, GeofenceQuestion question) {
        return cover.whole().isEmpty() || question.limit() == 0
                ? CompletableFuture.completedFuture(List.of())
                : pinot.run(inCells.page(cover.whole(), question.afterId(), question.limit() + 1))
                        .thenApply(rows ->
                                rows.stream().map(PageInCells.Row::position).toList());
    }

    private static GeofenceAnswer answer(
            GeofenceQuestion question, Cover cover, Found found, long coverNanos, long coveredNanos) {
        Page<DeliveryInside> page = question.limit() == 0 ? new Page<>(List.of(), null) : page(question, found);
        return new GeofenceAnswer(
                found.counted() + found.inside().size(),
                page.items(),
                page.next(),
                question.explain()
                        ? new GeofenceAnswer.Explanation(
                                GeofenceAnswer.Cells.of(cover.whole()),
                                GeofenceAnswer.Cells.of(cover.border()),
                                found.counted(),
                                found.tested().size(),
                                found.inside().size(),
                                coverNanos / 1e6,
                                (System.nanoTime() - coveredNanos) / 1e6)
                        : null);
    }

    private static Page<DeliveryInside> page(GeofenceQuestion question, Found found) {
        return Page.of(
                byId(found.page(), found.inside(), question.afterId())
                        .limit(question.limit() + 1L)
                        .map(DeliveryInside::of)
                        .toList(),
                question.limit(),
                DeliveryInside::id);
    }

    /** A courier who crossed a cell's edge between two of the queries is listed once, where he was seen last. */
    private static Stream<Position> byId(List<Position> whole, List<Position> inside, String afterId) {
        Map<String, Position> byId = new TreeMap<>();
        Stream.concat(whole.stream(), inside.stream())
                .filter(position -> position.id().compareTo(afterId) > 0)
                .forEach(position -> byId.merge(
                        position.id(),
                        position,
                        (one, other) -> Comparator.comparingLong(Position::ts).compare(one, other) < 0 ? other : one));
        return byId.values().stream();
    }
}
