package io.millrace.api.deliveries;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.millrace.api.web.Answer;
import io.millrace.api.web.Answers;
import io.millrace.api.web.Parameters;
import io.millrace.areas.SavedArea;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Named;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** {@code /geofences}: areas under a name, and how many couriers are in each. */
@Controller("/geofences")
final class SavedGeofencesController {
    /** Where a name would stand, the counts are. */
    private static final String COUNTS = "counts";

    private final Answers answers;
    private final SavedGeofences geofences;
    private final GeofenceCounts counts;
    private final PostedAreas areas;
    private final Covers covers;
    private final Clock clock;
    private final ExecutorService workers;

    SavedGeofencesController(
            Answers answers,
            SavedGeofences geofences,
            GeofenceCounts counts,
            PostedAreas areas,
            Covers covers,
            Clock clock,
            @Named(TaskExecutors.BLOCKING) ExecutorService workers) {
        this.answers = answers;
        this.geofences = geofences;
        this.counts = counts;
        this.areas = areas;
        this.covers = covers;
        this.clock = clock;
        this.workers = workers;
    }

    /** All saved areas, by name. */
    @ApiResponse(
            responseCode = "200",
            description = "The areas",
            content = @Content(schema = @Schema(implementation = GeofenceList.class)))
    @Get
    CompletionStage<HttpResponse<byte[]>> list(HttpRequest<?> request) {
        SavedGeofences.Saved saved = geofences.all();
        return answers.serve(
                request,
                new GeofenceListQuestion(saved.version(), null),
                () -> answer(GeofenceList.of(saved.areas().values())));
    }

    /** How many deliveries are in transit in each of them, with a last position within ten minutes. */
    @ApiResponse(
            responseCode = "200",
            description = "The counts",
            content = @Content(schema = @Schema(implementation = GeofenceCountsAnswer.class)))
    @Get("/" + COUNTS)
    @ExecuteOn(TaskExecutors.BLOCKING)
    CompletionStage<HttpResponse<byte[]>> counts(HttpRequest<?> request) {
        return answers.serve(request, counts.question(), counts::ask);
    }

    /**
     * One saved area.
     *
     * @param name its name
     */
    @ApiResponse(
            responseCode = "200",
            description = "The area",
            content = @Content(schema = @Schema(implementation = GeofenceList.Item.class)))
    @Get("/{name}")
    CompletionStage<HttpResponse<byte[]>> one(HttpRequest<?> request, String name) {
        SavedArea area = geofences.get(name);
        return answers.serve(
                request,
                new GeofenceListQuestion(geofences.all().version(), name),
                () -> answer(GeofenceList.Item.of(area)));
    }

    private <T> CompletionStage<Answer<T>> answer(T body) {
        return CompletableFuture.completedFuture(new Answer<>(body, clock.instant(), null));
    }

    /**
     * Saves an area under a name, in the place of one that has it. Answered when Kafka has acknowledged it.
     *
     * @param name lower-case letters, digits, hyphens and underlines, at most 64, the first a letter or digit
     * @param widthM of a LineString, the width of the corridor around it in metres: more than 0, at most 20000
     */
    @RequestBody(
            description = "A GeoJSON Polygon, MultiPolygon or LineString, or a Feature of one (RFC 7946)",
            required = true,
            content = @Content(mediaType = GeofenceController.GEO_JSON, schema = @Schema(type = "object")))
    @ApiResponse(
            responseCode = "201",
            description = "It is saved under a new name",
            content = @Content(schema = @Schema(implementation = GeofenceList.Item.class)))
    @ApiResponse(
            responseCode = "200",
            description = "It took the place of the area that had the name",
            content = @Content(schema = @Schema(implementation = GeofenceList.Item.class)))
    @Put(
            value = "/{name}",
            consumes = {MediaType.APPLICATION_JSON, GeofenceController.GEO_JSON})
    CompletionStage<HttpResponse<GeofenceList.Item>> save(
            ServerHttpRequest<?> request, String name, @QueryValue @Nullable String widthM) {
        checkName(name);
        Double width = PostedAreas.width(widthM);
        return PostedAreas.body(request).thenComposeAsync(body -> save(areas.read(name, body, width, now())), workers);
    }

    private CompletionStage<HttpResponse<GeofenceList.Item>> save(SavedArea area) {
        covers.of(area.area()); // or it is too large, and could never be counted
        return geofences
                .save(area)
                .thenApply(isNew -> isNew
                        ? HttpResponse.created(GeofenceList.Item.of(area), URI.create("/geofences/" + area.name()))
                        : HttpResponse.ok(GeofenceList.Item.of(area)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static void checkName(String name) {
        if (!SavedArea.NAME.matcher(name).matches() || name.equals(COUNTS)) {
            throw Parameters.bad("name", "must match %s and not be %s".formatted(SavedArea.NAME, COUNTS), name);
        }
    }

    /**
     * Deletes a saved area. Answered when Kafka has acknowledged it.
     *
     * @param name its name
     */
    @ApiResponse(responseCode = "204", description = "It is deleted")
    @Delete("/{name}")
    CompletionStage<HttpResponse<Void>> delete(String name) {
        return geofences.delete(name).thenApply(done -> HttpResponse.noContent());
    }
}
