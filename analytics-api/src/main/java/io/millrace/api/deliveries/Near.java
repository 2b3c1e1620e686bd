package io.millrace.api.deliveries;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.millrace.api.areas.AreaLimit;
import io.millrace.api.areas.CellSets;
import io.millrace.api.areas.CourierStatus;
import io.millrace.api.areas.Covers;
import io.millrace.api.areas.InCells;
import io.millrace.api.areas.Position;
import io.millrace.api.query.DurationRange;
import io.millrace.api.query.QueryContext;
import io.millrace.api.query.QueryService;
import io.millrace.areas.Circle;
import io.millrace.areas.GeoPoint;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** {@code GET /deliveries/near}: the deliveries around a place. */
@Controller("/deliveries/near")
final class Near {
    private final QueryService queries;
    private final Covers covers;

    Near(QueryService queries, Covers covers) {
        this.queries = queries;
        this.covers = covers;
    }

    /** The deliveries around a place, the nearest first. */
    @ApiResponse(
            responseCode = "200",
            description = "The nearest",
            content = @Content(schema = @Schema(implementation = Deliveries.class)))
    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    CompletionStage<HttpResponse<byte[]>> near(HttpRequest<?> request, @RequestBean Question question) {
        return queries.answer(request, question, this::ask);
    }

    @Introspected
    record Question(
            @Parameter(description = "Degrees north") @QueryValue @DecimalMin("-90") @DecimalMax("90") double lat,
            @Parameter(description = "Degrees east") @QueryValue @DecimalMin("-180") @DecimalMax("180") double lon,
            @Parameter(description = "The radius, in metres")
                    @QueryValue(defaultValue = "1000")
                    @DecimalMin("1")
                    @DecimalMax("100000")
                    double radiusM,
            @Parameter(description = "The status that the courier has reported")
                    @QueryValue(defaultValue = "IN_TRANSIT")
                    CourierStatus status,
            @Parameter(description = "The greatest age of the last position (ISO 8601)")
                    @QueryValue(defaultValue = "PT10M")
                    @DurationRange(min = "PT1S", max = "P31D")
                    Duration seenWithin,
            @Parameter(description = "The greatest number of items") @QueryValue(defaultValue = "20") @Min(1) @Max(1000)
                    int limit) {
        private Circle circle() {
            return new Circle(new GeoPoint(lat, lon), radiusM);
        }
    }

    /**
     * The deliveries around a place.
     *
     * @param count the exact number of all within the radius
     * @param items the nearest of them, the nearest first
     */
    record Deliveries(long count, List<Entry> items) {}

    /**
     * A delivery.
     *
     * @param id the order's id
     * @param at the time of the last position
     * @param distanceM the distance along the great circle, in metres
     * @param order the path of the order in this API
     */
    record Entry(String id, double latitude, double longitude, Instant at, double distanceM, String order) {
        private static Entry of(Position position, GeoPoint centre) {
            return new Entry(
                    position.id(),
                    position.place().latitudeDeg(),
                    position.place().longitudeDeg(),
                    Instant.ofEpochMilli(position.ts()),
                    centre.metresTo(position.place()),
                    OrderAddress.of(position.id()));
        }

        /** Rounds the distance to a decimetre. */
        private Entry rounded() {
            return new Entry(id, latitude, longitude, at, Rounded.of(distanceM, 1), order);
        }
    }

    private CompletionStage<Deliveries> ask(Question question, QueryContext context) {
        InCells inCells = InCells.of(question.status(), question.seenWithin(), context);
        // All cells count as border, since each distance is needed
        CellSets cells = covers.of(question.circle()).border();
        return inCells.positions(cells).thenApply(positions -> nearest(question, positions));
    }

    private static Deliveries nearest(Question question, List<Position> positions) {
        if (positions.size() > InCells.MOST_TESTED) {
            throw AreaLimit.TOO_CROWDED.exceededBy(
                    "radiusM",
                    "reaches more than %d deliveries: ask for a smaller one or a shorter seenWithin"
                            .formatted(InCells.MOST_TESTED));
        }
        Circle circle = question.circle();
        List<Entry> inside = positions.stream()
                .filter(position -> circle.contains(position.place()))
                .map(position -> Entry.of(position, circle.centre()))
                .sorted(Comparator.comparingDouble(Entry::distanceM).thenComparing(Entry::id))
                .toList();
        return new Deliveries(
                inside.size(),
                inside.stream().limit(question.limit()).map(Entry::rounded).toList());
    }
}
