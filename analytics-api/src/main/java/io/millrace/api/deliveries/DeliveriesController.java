package io.millrace.api.deliveries;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.millrace.api.web.Answers;
import io.millrace.api.web.Parameters;
import io.millrace.areas.Circle;
import io.millrace.areas.GeoPoint;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /deliveries}: who is near a place, and how one delivery fares. */
@Controller("/deliveries")
final class DeliveriesController {
    private final Answers answers;
    private final Nearby nearby;
    private final OneDelivery deliveries;

    DeliveriesController(Answers answers, Nearby nearby, OneDelivery deliveries) {
        this.answers = answers;
        this.nearby = nearby;
        this.deliveries = deliveries;
    }

    /**
     * The deliveries around a place, nearest first.
     *
     * @param lat degrees north
     * @param lon degrees east
     * @param radiusM how far around, in metres: 1 to 100000, 1000 if not given
     * @param status IN_TRANSIT, which it is if not given, or DELIVERED
     * @param seenWithin only those whose last position is at most so old: ISO 8601, PT1S to P31D, PT10M if not given
     * @param limit how many at most: 1 to 1000, 20 if not given
     */
    @ApiResponse(
            responseCode = "200",
            description = "The nearest",
            content = @Content(schema = @Schema(implementation = NearAnswer.class)))
    @Get("/near")
    @ExecuteOn(TaskExecutors.BLOCKING)
    CompletionStage<HttpResponse<byte[]>> near(
            HttpRequest<?> request,
            @QueryValue @Nullable String lat,
            @QueryValue @Nullable String lon,
            @QueryValue @Nullable String radiusM,
            @QueryValue @Nullable String status,
            @QueryValue @Nullable String seenWithin,
            @QueryValue @Nullable String limit) {
        NearQuestion question = new NearQuestion(
                new Circle(
                        new GeoPoint(Parameters.number("lat", lat, -90, 90), Parameters.number("lon", lon, -180, 180)),
                        radiusM == null ? 1000 : Parameters.number("radiusM", radiusM, 1, 100_000)),
                CourierStatus.parse(status),
                SeenWithin.parse(seenWithin),
                Parameters.integer("limit", limit, 20, 1, 1000));
        return answers.serve(request, question, () -> nearby.ask(question));
    }

    /**
     * Where an order is, how far it has to go, and when it arrives.
     *
     * @param orderId the order's id
     */
    @ApiResponse(
            responseCode = "200",
            description = "The delivery",
            content = @Content(schema = @Schema(implementation = Delivery.class)))
    @Get("/{orderId}")
    CompletionStage<HttpResponse<byte[]>> delivery(HttpRequest<?> request, String orderId) {
        DeliveryQuestion question = new DeliveryQuestion(orderId);
        return answers.serve(request, question, () -> deliveries.ask(question));
    }

    /**
     * The way of an order's courier so far, as a GeoJSON Feature of a LineString with the time of each position.
     *
     * @param orderId the order's id
     */
    @ApiResponse(
            responseCode = "200",
            description = "The way",
            content = @Content(schema = @Schema(implementation = Track.class)))
    @Get("/{orderId}/track")
    CompletionStage<HttpResponse<byte[]>> track(HttpRequest<?> request, String orderId) {
        TrackQuestion question = new TrackQuestion(orderId);
        return answers.serve(request, question, () -> deliveries.ask(question));
    }
}
