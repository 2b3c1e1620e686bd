package io.millrace.api.deliveries;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.RequestBean;
import io.millrace.api.areas.Position;
import io.millrace.api.pinot.PinotQuery;
import io.millrace.api.query.QueryContext;
import io.millrace.api.query.QueryService;
import io.millrace.areas.GeoPoint;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** {@code GET /deliveries/{orderId}/track}. */
@Controller("/deliveries")
final class Track {
    /** One position a second for nearly three hours. */
    private static final int LONGEST = 10_000;

    private final QueryService queries;

    Track(QueryService queries) {
        this.queries = queries;
    }

    /** The way of an order's courier so far, as a GeoJSON Feature of a LineString with the time of each position. */
    @ApiResponse(
            responseCode = "200",
            description = "The way",
            content = @Content(schema = @Schema(implementation = Feature.class)))
    @Get("/{orderId}/track")
    CompletionStage<HttpResponse<byte[]>> track(HttpRequest<?> request, @RequestBean Question question) {
        return queries.answer(request, question, Track::ask);
    }

    @Introspected
    record Question(@Parameter(description = "The order's id") @PathVariable @Size(max = 1024) String orderId) {}

    /**
     * The track of a courier as a GeoJSON Feature (RFC 7946). A line needs at least two positions, so a single one is
     * repeated.
     */
    record Feature(String type, Line geometry, Properties properties) {
        /** @param positions at least one, oldest first */
        private static Feature of(String id, List<Position> positions, boolean complete) {
            List<Position> line = positions.size() == 1 ? List.of(positions.get(0), positions.get(0)) : positions;
            return new Feature("Feature", Line.of(line), new Properties(id, times(line), complete));
        }

        private static List<Instant> times(List<Position> line) {
            return line.stream()
                    .map(position -> Instant.ofEpochMilli(position.ts()))
                    .toList();
        }
    }

    /** @param coordinates longitude first */
    record Line(String type, List<List<Double>> coordinates) {
        private static Line of(List<Position> positions) {
            return new Line(
                    "LineString",
                    positions.stream()
                            .map(position -> List.of(
                                    position.place().longitudeDeg(),
                                    position.place().latitudeDeg()))
                            .toList());
        }
    }

    /**
     * The properties of the Feature.
     *
     * @param times the time of each position
     * @param complete false if only the newest positions are included
     */
    record Properties(String id, List<Instant> times, boolean complete) {}

    /** Finds the positions of one delivery, the newest first. */
    record Query(String id, long from, long until, int limit) implements PinotQuery<Query.Row> {
        record Row(long ts, double deliveryLat, double deliveryLon) {}
    }

    private static CompletionStage<Feature> ask(Question question, QueryContext context) {
        String id = question.orderId();
        return context.run(new Query(id, 0, context.endOfTimeMs(), LONGEST + 1)).thenApply(rows -> {
            if (rows.isEmpty()) {
                throw Delivery.unknown();
            }
            List<Query.Row> newest = rows.subList(0, Math.min(rows.size(), LONGEST));
            return Feature.of(id, positions(id, newest), rows.size() <= LONGEST);
        });
    }

    /** Returns the positions, oldest first, without repeated ones. */
    static List<Position> positions(String id, List<Query.Row> newestFirst) {
        List<Position> positions = new ArrayList<>();
        for (Query.Row row : newestFirst) {
            if (positions.isEmpty() || positions.get(positions.size() - 1).ts() != row.ts()) {
                positions.add(new Position(id, row.ts(), new GeoPoint(row.deliveryLat(), row.deliveryLon())));
            }
        }
        Collections.reverse(positions);
        return List.copyOf(positions);
    }
}
