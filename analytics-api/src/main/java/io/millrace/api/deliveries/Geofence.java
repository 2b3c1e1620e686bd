package io.millrace.api.deliveries;

import io.millrace.api.areas.CountInArea;
import io.millrace.api.areas.Cover;
import io.millrace.api.areas.Covers;
import io.millrace.api.areas.InCells;
import io.millrace.api.areas.Position;
import io.millrace.api.query.QueryContext;
import io.millrace.api.web.Page;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Finds the deliveries in an area. Pinot finds candidates by their cells, and the area decides. Deliveries in cells
 * completely in the area are counted, and read only for the page.
 */
@Singleton
final class Geofence {
    private final Covers covers;

    Geofence(Covers covers) {
        this.covers = covers;
    }

    /**
     * The result of the queries.
     *
     * @param listed deliveries in cells of both kinds that may be on the page
     */
    private record Found(CountInArea count, List<Position> listed) {
        private Found listingToo(List<Position> whole) {
            return new Found(
                    count, Stream.concat(whole.stream(), listed.stream()).toList());
        }
    }

    CompletionStage<GeofenceAnswer> ask(GeofenceQuestion question, QueryContext context) {
        InCells inCells = InCells.of(question.status(), question.seenWithin(), context);
        long startedNanos = System.nanoTime();
        Cover cover = covers.of(question.area());
        long coveredNanos = System.nanoTime();
        return find(question, inCells, cover)
                .thenApply(found -> answer(question, cover, found, coveredNanos - startedNanos, coveredNanos));
    }

    private static CompletionStage<Found> find(GeofenceQuestion question, InCells inCells, Cover cover) {
        return question.limit() == 0
                ? CountInArea.of(question.area(), cover, inCells).thenApply(count -> new Found(count, List.of()))
                : countAndList(question, inCells, cover);
    }

    private static CompletionStage<Found> countAndList(GeofenceQuestion question, InCells inCells, Cover cover) {
        return inCells.count(cover.whole())
                .thenCombine(inCells.positions(cover.border()), (counted, tested) -> {
                    CountInArea.checkBorder(tested);
                    List<Position> inside = tested.stream()
                            .filter(position -> question.area().contains(position.place()))
                            .toList();
                    return new Found(new CountInArea(counted, tested.size(), inside.size()), inside);
                })
                .thenCombine(inCells.page(cover.whole(), question.afterId(), question.limit() + 1), Found::listingToo);
    }

    private static GeofenceAnswer answer(
            GeofenceQuestion question, Cover cover, Found found, long coverNanos, long coveredNanos) {
        Page<DeliveryInside> page = question.limit() == 0 ? new Page<>(List.of(), null) : page(question, found);
        return new GeofenceAnswer(
                found.count().total(),
                page.items(),
                page.next(),
                question.explain()
                        ? new GeofenceAnswer.Explanation(
                                GeofenceAnswer.Cells.of(cover.whole()),
                                GeofenceAnswer.Cells.of(cover.border()),
                                found.count().counted(),
                                found.count().tested(),
                                found.count().inside(),
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

    /** A courier who moved to another cell between two queries is listed once, at the newest position. */
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
