package io.millrace.api.deliveries;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.millrace.api.areas.CourierStatus;
import io.millrace.api.areas.PostedAreas;
import io.millrace.api.query.DurationRange;
import io.millrace.api.query.QueryService;
import io.millrace.areas.Area;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /deliveries/geofence}: the deliveries in an area. */
@Controller("/deliveries")
final class GeofenceController {
    private final QueryService queries;
    private final Geofence geofence;
    private final PostedAreas areas;

    GeofenceController(QueryService queries, Geofence geofence, PostedAreas areas) {
        this.queries = queries;
        this.geofence = geofence;
        this.areas = areas;
    }

    /** The deliveries whose last position is in an area: how many, and a page of them by id. */
    @RequestBody(
            description =
                    "A GeoJSON Polygon, MultiPolygon or LineString, or a Feature or collection of these (RFC 7946)",
            required = true,
            content = @Content(mediaType = PostedAreas.GEO_JSON, schema = @Schema(type = "object")))
    @ApiResponse(
            responseCode = "200",
            description = "The deliveries inside",
            content = @Content(schema = @Schema(implementation = GeofenceAnswer.class)))
    @Post(
            value = "/geofence",
            consumes = {MediaType.APPLICATION_JSON, PostedAreas.GEO_JSON})
    CompletionStage<HttpResponse<byte[]>> geofence(ServerHttpRequest<?> request, @RequestBean Question question) {
        return areas.answer(
                request,
                body -> queries.answer(request, question.about(areas.read(body, question.widthM())), geofence::ask));
    }

    @Introspected
    record Question(
            @Parameter(description = "The status that the courier has reported")
                    @QueryValue(defaultValue = "IN_TRANSIT")
                    CourierStatus status,
            @Parameter(description = "Only those whose last position is at most so old: ISO 8601")
                    @QueryValue(defaultValue = "PT10M")
                    @DurationRange(min = "PT1S", max = "P31D")
                    Duration seenWithin,
            @Parameter(description = "Of a LineString, the width of the corridor around it in metres")
                    @QueryValue
                    @Nullable
                    @DecimalMin("0")
                    @DecimalMax("20000")
                    Double widthM,
            @Parameter(description = "How many on a page; 0 for the count alone")
                    @QueryValue(defaultValue = "100")
                    @Min(0)
                    @Max(1000)
                    int limit,
            @Parameter(description = "The next of the page before") @QueryValue(defaultValue = "") @Size(max = 128)
                    String after,
            @Parameter(description = "True to be told which way the query went") @QueryValue(defaultValue = "false")
                    boolean explain) {
        private GeofenceQuestion about(Area area) {
            return new GeofenceQuestion(area, status, seenWithin, limit, after, explain);
        }
    }
}
