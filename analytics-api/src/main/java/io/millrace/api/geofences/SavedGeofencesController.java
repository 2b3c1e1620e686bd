package io.millrace.api.geofences;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.millrace.api.areas.Covers;
import io.millrace.api.areas.PostedAreas;
import io.millrace.api.query.QueryService;
import io.millrace.api.web.Parameters;
import io.millrace.api.web.Preconditions;
import io.millrace.areas.SavedArea;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /geofences}: areas under a name, and how many couriers are in each. */
@Controller("/geofences")
final class SavedGeofencesController {
    /** The path of the counts, which therefore can't be a name. */
    private static final String COUNTS = "counts";

    private final QueryService queries;
    private final SavedGeofences geofences;
    private final GeofenceCounts counts;
    private final PostedAreas areas;
    private final Covers covers;
    private final Clock clock;

    SavedGeofencesController(
            QueryService queries,
            SavedGeofences geofences,
            GeofenceCounts counts,
            PostedAreas areas,
            Covers covers,
            Clock clock) {
        this.queries = queries;
        this.geofences = geofences;
        this.counts = counts;
        this.areas = areas;
        this.covers = covers;
        this.clock = clock;
    }

    /** All saved areas, by name. */
    @ApiResponse(
            responseCode = "200",
            description = "The areas",
            content = @Content(schema = @Schema(implementation = GeofenceList.class)))
    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    CompletionStage<HttpResponse<byte[]>> list(HttpRequest<?> request) {
        SavedGeofences.Saved saved = geofences.all();
        return queries.answer(
                request,
                new ListQuestion(saved.version()),
                (question, context) -> CompletableFuture.completedFuture(
                        GeofenceList.of(saved.areas().values())));
    }

    /** How many deliveries are in transit in each of them, with a last position within ten minutes. */
    @ApiResponse(
            responseCode = "200",
            description = "The counts",
            content = @Content(schema = @Schema(implementation = GeofenceCountsAnswer.class)))
    @Get("/" + COUNTS)
    @ExecuteOn(TaskExecutors.BLOCKING)
    CompletionStage<HttpResponse<byte[]>> counts(HttpRequest<?> request) {
        return queries.answer(request, counts.question(), counts::ask);
    }

    /**
     * One saved area, with its ETag.
     *
     * @param name its name
     */
    @ApiResponse(
            responseCode = "200",
            description = "The area",
            content = @Content(schema = @Schema(implementation = GeofenceList.Item.class)))
    @Get("/{name}")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<GeofenceList.Item> one(HttpRequest<?> request, String name) {
        SavedArea area = geofences.get(name);
        String tag = AreaTag.of(area);
        MutableHttpResponse<GeofenceList.Item> response =
                Preconditions.of(request).isNoneMatchBrokenBy(tag)
                        ? HttpResponse.status(HttpStatus.NOT_MODIFIED)
                        : HttpResponse.ok(GeofenceList.Item.of(area));
        return response.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }

    /** @param version of the saved areas: others have another answer */
    private record ListQuestion(long version) {}

    /**
     * Saves an area under a name, in the place of one that has it. Answered when Kafka has acknowledged it. With
     * If-None-Match: * only where the name is a new one, with If-Match only in the place of the area that has this ETag.
     *
     * @param name lower-case letters, digits, hyphens and underlines, at most 64, the first a letter or digit
     * @param widthM of a LineString, the width of the corridor around it in metres: more than 0, at most 20000
     */
    @RequestBody(
            description =
                    "A GeoJSON Polygon, MultiPolygon or LineString, or a Feature or collection of these (RFC 7946)",
            required = true,
            content = @Content(mediaType = PostedAreas.GEO_JSON, schema = @Schema(type = "object")))
    @ApiResponse(
            responseCode = "201",
            description = "It is saved under a new name",
            content = @Content(schema = @Schema(implementation = GeofenceList.Item.class)))
    @ApiResponse(
            responseCode = "200",
            description = "It took the place of the area that had the name",
            content = @Content(schema = @Schema(implementation = GeofenceList.Item.class)))
    @ApiResponse(responseCode = "412", description = "If-Match or If-None-Match asks for another state")
    @Put(
            value = "/{name}",
            consumes = {MediaType.APPLICATION_JSON, PostedAreas.GEO_JSON})
    CompletionStage<HttpResponse<GeofenceList.Item>> save(
            ServerHttpRequest<?> request, String name, @QueryValue @Nullable String widthM) {
        checkName(name);
        Double width = PostedAreas.width(widthM);
        Preconditions conditions = Preconditions.of(request);
        return areas.answer(request, body -> save(areas.read(name, body, width, now()), conditions));
    }

    private CompletionStage<HttpResponse<GeofenceList.Item>> save(SavedArea area, Preconditions conditions) {
        covers.of(area.area()); // or it is too large, and could never be counted
        return geofences.save(area, conditions).thenApply(isNew -> (isNew
                        ? HttpResponse.created(GeofenceList.Item.of(area), URI.create("/geofences/" + area.name()))
                        : HttpResponse.ok(GeofenceList.Item.of(area)))
                .header(HttpHeaders.ETAG, AreaTag.of(area)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static void checkName(String name) {
        if (!SavedArea.NAME.matcher(name).matches() || name.equals(COUNTS)) {
            throw Parameters.invalid("name", "must match %s and not be %s".formatted(SavedArea.NAME, COUNTS), name);
        }
    }

    /**
     * Deletes a saved area. Answered when Kafka has acknowledged it. With If-Match only the one that has this ETag.
     *
     * @param name its name
     */
    @ApiResponse(responseCode = "412", description = "It isn't the one that If-Match names")
    @ApiResponse(responseCode = "204", description = "It is deleted")
    @Delete("/{name}")
    @Produces({MediaType.APPLICATION_JSON, "application/problem+json"}) // it has no answer but a problem
    CompletionStage<HttpResponse<Void>> delete(HttpRequest<?> request, String name) {
        return geofences.delete(name, Preconditions.of(request)).thenApply(done -> HttpResponse.noContent());
    }
}
