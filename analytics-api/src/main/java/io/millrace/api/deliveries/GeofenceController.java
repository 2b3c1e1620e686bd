package io.millrace.api.deliveries;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.millrace.api.web.Answers;
import io.millrace.api.web.Parameters;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** {@code /deliveries/geofence}: the deliveries in an area. */
@Controller("/deliveries")
final class GeofenceController {
    static final String GEO_JSON = "application/geo+json";
    private static final int LONGEST_ID = 128;

    private final Answers answers;
    private final Geofence geofence;
    private final PostedAreas areas;
    private final ExecutorService workers;

    GeofenceController(
            Answers answers,
            Geofence geofence,
            PostedAreas areas,
            @Named(TaskExecutors.BLOCKING) ExecutorService workers) {
        this.answers = answers;
        this.geofence = geofence;
        this.areas = areas;
        this.workers = workers;
    }

    /**
     * The deliveries whose last position is in an area: how many, and a page of them by id.
     *
     * @param status IN_TRANSIT, which it is if not given, or DELIVERED
     * @param seenWithin only those whose last position is at most so old: ISO 8601, PT1S to P31D, PT10M if not given
     * @param widthM of a LineString, the width of the corridor around it in metres: more than 0, at most 20000
     * @param limit how many on a page: 0, for the count alone, to 1000, 100 if not given
     * @param after the {@code next} of the page before
     * @param explain true to be told which way the query went
     */
    @RequestBody(
            description = "A GeoJSON Polygon, MultiPolygon or LineString, or a Feature of one (RFC 7946)",
            required = true,
            content = @Content(mediaType = GEO_JSON, schema = @Schema(type = "object")))
    @ApiResponse(
            responseCode = "200",
            description = "The deliveries inside",
            content = @Content(schema = @Schema(implementation = GeofenceAnswer.class)))
    @Post(
            value = "/geofence",
            consumes = {MediaType.APPLICATION_JSON, GEO_JSON})
    CompletionStage<HttpResponse<byte[]>> geofence(
            ServerHttpRequest<?> request,
            @QueryValue @Nullable String status,
            @QueryValue @Nullable String seenWithin,
            @QueryValue @Nullable String widthM,
            @QueryValue @Nullable String limit,
            @QueryValue @Nullable String after,
            @QueryValue @Nullable String explain) {
        CourierStatus wanted = CourierStatus.parse(status);
        Duration within = SeenWithin.parse(seenWithin);
        Double width = PostedAreas.width(widthM);
        int most = Parameters.integer("limit", limit, 100, 0, 1000);
        String afterId = Objects.requireNonNullElse(after, "");
        if (afterId.length() > LONGEST_ID) {
            throw Parameters.bad("after", "must be the next of a page", afterId);
        }
        boolean explained = Parameters.flag("explain", explain);
        return PostedAreas.body(request)
                .thenComposeAsync(
                        body -> {
                            GeofenceQuestion question = new GeofenceQuestion(
                                    areas.read(body, width), wanted, within, most, afterId, explained);
                            return answers.serve(request, question, () -> geofence.ask(question));
                        },
                        workers);
    }
}
