package io.millrace.api.deliveries;

import io.millrace.api.freshness.Freshness;
import io.millrace.api.pinot.PinotQueries;
import io.millrace.api.web.Answer;
import io.millrace.areas.GeoPoint;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Which deliveries are around a place, nearest first. */
@Singleton
final class Nearby {
    private final PinotQueries pinot;
    private final Freshness freshness;
    private final Clock clock;
    private final Covers covers;

    Nearby(PinotQueries pinot, Freshness freshness, Clock clock, Covers covers) {
        this.pinot = pinot;
        this.freshness = freshness;
        this.clock = clock;
        this.covers = covers;
    }

    CompletionStage<Answer<NearAnswer>> ask(NearQuestion question) {
        Instant asOf = clock.instant();
        InCells inCells = new InCells(
                question.status(),
                asOf.minus(question.seenWithin()).toEpochMilli(),
                asOf.plus(Tables.AHEAD).toEpochMilli());
        // A circle's cover is all border: each distance is wanted
        CellSets cells = covers.of(question.circle()).border();
        return freshness.stamp(
                asOf, Tables.POSITIONS, () -> positions(inCells, cells).thenApply(rows -> answer(question, rows)));
    }

    private CompletionStage<List<PositionsInCells.Row>> positions(InCells inCells, CellSets cells) {
        return cells.isEmpty()
                ? CompletableFuture.completedFuture(List.of())
                : pinot.run(inCells.positions(cells, Geofence.MOST_TESTED + 1));
    }

    private static NearAnswer answer(NearQuestion question, List<PositionsInCells.Row> rows) {
        if (rows.size() > Geofence.MOST_TESTED) {
            throw AreaLimit.TOO_CROWDED.exceeded(
                    "radiusM",
                    "reaches more than %d deliveries: ask for a smaller one or a shorter seenWithin"
                            .formatted(Geofence.MOST_TESTED));
        }
        List<NearAnswer.Near> inside = rows.stream()
                .map(PositionsInCells.Row::position)
                .filter(position -> question.circle().contains(position.place()))
                .map(position -> near(position, question.circle().centre()))
                .sorted(Comparator.comparingDouble(NearAnswer.Near::distanceM).thenComparing(NearAnswer.Near::id))
                .toList();
        return new NearAnswer(
                inside.size(),
                inside.stream()
                        .limit(question.limit())
                        .map(NearAnswer.Near::rounded)
                        .toList());
    }

    private static NearAnswer.Near near(Position position, GeoPoint centre) {
        return new NearAnswer.Near(
                position.id(),
                position.place().latitudeDeg(),
                position.place().longitudeDeg(),
                Instant.ofEpochMilli(position.ts()),
                centre.metresTo(position.place()),
                OrderAddress.of(position.id()));
    }
}
