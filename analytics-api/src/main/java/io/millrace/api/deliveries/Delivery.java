package io.millrace.api.deliveries;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.RequestBean;
import io.millrace.api.areas.CourierStatus;
import io.millrace.api.areas.PlaceRow;
import io.millrace.api.areas.Position;
import io.millrace.api.pinot.PinotQuery;
import io.millrace.api.query.QueryContext;
import io.millrace.api.query.QueryService;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.areas.GeoPoint;
import io.millrace.service.SettingsCheck;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code GET /deliveries/{orderId}}. */
@Controller("/deliveries")
final class Delivery {
    private static final int RECENT_POSITIONS = 120;

    private final QueryService queries;
    private final EtaEstimator etas;

    Delivery(QueryService queries, @Value("${millrace.deliveries.assumed-speed-kmh:25}") double assumedSpeedKmh) {
        new SettingsCheck("millrace.deliveries")
                .require(
                        assumedSpeedKmh >= 2 && assumedSpeedKmh <= 1000,
                        "assumed-speed-kmh",
                        "must be from 2 to 1000",
                        assumedSpeedKmh);
        this.queries = queries;
        this.etas = new EtaEstimator(assumedSpeedKmh / 3.6);
    }

    /** Where an order is, how far it has to go, and when it arrives. */
    @ApiResponse(
            responseCode = "200",
            description = "The delivery",
            content = @Content(schema = @Schema(implementation = Details.class)))
    @Get("/{orderId}")
    CompletionStage<HttpResponse<byte[]>> delivery(HttpRequest<?> request, @RequestBean Question question) {
        return queries.answer(request, question, this::ask);
    }

    @Introspected
    record Question(@Parameter(description = "The order's id") @PathVariable @Size(max = 1024) String orderId) {}

    /**
     * A delivery.
     *
     * @param id the order's id
     * @param at the time of the courier's last position
     * @param destination the delivery address; null if the order has none
     * @param distanceLeftM the distance from the courier to the destination along the great circle; null without a
     *     destination
     * @param speedMps the speed over the last minute of positions, in metres a second; null if there is only one
     *     position
     * @param eta the estimated time of arrival; null without a destination
     * @param order the order's URL
     */
    record Details(
            String id,
            CourierStatus status,
            double latitude,
            double longitude,
            Instant at,
            @Nullable Place destination,
            @Nullable Double distanceLeftM,
            @Nullable Double speedMps,
            EtaEstimator.@Nullable Eta eta,
            String order) {}

    /** The delivery address. */
    record Place(double latitude, double longitude) {
        private static Place of(GeoPoint place) {
            return new Place(place.latitudeDeg(), place.longitudeDeg());
        }
    }

    record LastPosition(String id, long from, long until) implements PinotQuery<LastPosition.Row> {
        record Row(String id, long ts, double deliveryLat, double deliveryLon, @Nullable CourierStatus status) {
            /** False for a record that isn't from ingest and has an invalid position or an unknown status. */
            private boolean isPosition() {
                return Math.abs(deliveryLat) <= 90 && Math.abs(deliveryLon) <= 180 && status != null;
            }

            private Position position() {
                return new Position(id, ts, new GeoPoint(deliveryLat, deliveryLon));
            }
        }
    }

    record Destination(String id, long from, long until) implements PinotQuery<PlaceRow> {}

    private CompletionStage<Details> ask(Question question, QueryContext context) {
        String id = question.orderId();
        long until = context.endOfTimeMs();
        return context.run(new LastPosition(id, 0, until))
                .thenCombine(context.run(new Destination(id, 0, until)), Known::of)
                .thenCombine(
                        context.run(new Track.Query(id, 0, until, RECENT_POSITIONS)),
                        (known, recent) -> details(known, Track.positions(id, recent), context.asOf()));
    }

    /** The last position of a delivery, and its destination if the order has one. */
    private record Known(Position last, CourierStatus status, @Nullable GeoPoint destination) {
        private static Known of(List<LastPosition.Row> positions, List<PlaceRow> destinations) {
            LastPosition.Row last = positions.stream().findFirst().orElseThrow(Delivery::unknown);
            if (!last.isPosition()) {
                throw new Failure(
                        FailureKind.NOT_FOUND, "The last record of this delivery has an invalid position or status.");
            }
            return new Known(
                    last.position(),
                    Objects.requireNonNull(last.status()),
                    destinations.stream().findFirst().map(PlaceRow::place).orElse(null));
        }
    }

    static Failure unknown() {
        return new Failure(FailureKind.NOT_FOUND, "There is no delivery of an order with this id.");
    }

    private Details details(Known known, List<Position> track, Instant now) {
        Position last = known.last();
        GeoPoint destination = known.destination();
        Double leftM = destination == null ? null : last.place().metresTo(destination);
        Double speedMps = EtaEstimator.speedMps(track);
        return new Details(
                last.id(),
                known.status(),
                last.place().latitudeDeg(),
                last.place().longitudeDeg(),
                Instant.ofEpochMilli(last.ts()),
                destination == null ? null : Place.of(destination),
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
}
