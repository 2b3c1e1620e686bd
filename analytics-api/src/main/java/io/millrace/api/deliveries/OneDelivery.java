package io.millrace.api.deliveries;

import io.micronaut.context.annotation.Value;
import io.millrace.api.freshness.Freshness;
import io.millrace.api.pinot.PinotQueries;
import io.millrace.api.web.Answer;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.areas.GeoPoint;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One delivery: where it is, when it arrives, which way it went. */
@Singleton
final class OneDelivery {
    /** A position a second for nearly three hours. */
    private static final int LONGEST_TRACK = 10_000;

    private static final int RECENT = 120;

    private final PinotQueries pinot;
    private final Freshness freshness;
    private final Clock clock;
    private final EtaEstimator etas;

    OneDelivery(
            PinotQueries pinot,
            Freshness freshness,
            Clock clock,
            @Value("${millrace.deliveries.assumed-speed-kmh:25}") double assumedSpeedKmh) {
        if (!(assumedSpeedKmh >= 2 && assumedSpeedKmh <= 1000)) {
            throw new IllegalArgumentException(
                    "millrace.deliveries.assumed-speed-kmh: must be from 2 to 1000, was " + assumedSpeedKmh);
        }
        this.pinot = pinot;
        this.freshness = freshness;
        this.clock = clock;
        this.etas = new EtaEstimator(assumedSpeedKmh / 3.6);
    }

    CompletionStage<Answer<Delivery>> ask(DeliveryQuestion question) {
        Instant asOf = clock.instant();
        long until = asOf.plus(Tables.AHEAD).toEpochMilli();
        String id = question.id();
        return freshness.stamp(asOf, Tables.POSITIONS_AND_ORDERS, () -> pinot.run(new LastPosition(id, 0, until))
                .thenCombine(pinot.run(new DestinationOfOrder(id, 0, until)), Known::of)
                .thenCombine(
                        pinot.run(new TrackOfOrder(id, 0, until, RECENT)),
                        (known, recent) -> delivery(known, track(id, recent), asOf)));
    }

    CompletionStage<Answer<Track>> ask(TrackQuestion question) {
        Instant asOf = clock.instant();
        long until = asOf.plus(Tables.AHEAD).toEpochMilli();
        String id = question.id();
        return freshness.stamp(
                asOf, Tables.POSITIONS, () -> pinot.run(new TrackOfOrder(id, 0, until, LONGEST_TRACK + 1))
                        .thenApply(rows -> {
                            if (rows.isEmpty()) {
                                throw unknown();
                            }
                            List<TrackOfOrder.Row> newest = rows.subList(0, Math.min(rows.size(), LONGEST_TRACK));
                            return Track.of(id, track(id, newest), rows.size() <= LONGEST_TRACK);
                        }));
    }

    /** The last position of a delivery, and where it goes, as far as the order says. */
    private record Known(Position last, CourierStatus status, @Nullable GeoPoint destination) {
        static Known of(List<LastPosition.Row> positions, List<PlaceRow> destinations) {
            LastPosition.Row last = positions.stream().findFirst().orElseThrow(OneDelivery::unknown);
            return new Known(
                    last.position(),
                    last.status(),
                    destinations.stream().findFirst().map(PlaceRow::place).orElse(null));
        }
    }

    private Delivery delivery(Known known, List<Position> track, Instant now) {
        Position last = known.last();
        GeoPoint destination = known.destination();
        Double leftM = destination == null ? null : last.place().metresTo(destination);
        Double speedMps = EtaEstimator.speedMps(track);
        return new Delivery(
                last.id(),
                known.status(),
                last.place().latitudeDeg(),
                last.place().longitudeDeg(),
                Instant.ofEpochMilli(last.ts()),
                destination == null ? null : Delivery.Destination.of(destination),
                leftM == null ? null : Rounded.of(leftM, 1),
                speedMps == null ? null : Rounded.of(speedMps, 2),
                eta(known, leftM, speedMps, now),
                OrderAddress.of(last.id()));
    }

    private EtaEstimator.@Nullable Eta eta(
            Known known, @Nullable Double leftM, @Nullable Double speedMps, Instant now) {
        return switch (known.status()) {
            case DELIVERED -> EtaEstimator.delivered(known.last());
            case IN_TRANSIT -> leftM == null ? null : etas.estimate(known.last(), leftM, speedMps, now);
        };
    }

    /** Oldest first; a position that was posted twice is there once. */
    private static List<Position> track(String id, List<TrackOfOrder.Row> newestFirst) {
        List<Position> track = new ArrayList<>();
        for (TrackOfOrder.Row row : newestFirst) {
            if (track.isEmpty() || track.get(track.size() - 1).ts() != row.ts()) {
                track.add(new Position(id, row.ts(), new GeoPoint(row.deliveryLat(), row.deliveryLon())));
            }
        }
        Collections.reverse(track);
        return List.copyOf(track);
    }

    private static Failure unknown() {
        return new Failure(FailureKind.NOT_FOUND, "There is no delivery of an order of this id.");
    }
}
