package io.millrace.api.deliveries;

import java.time.Instant;
import java.util.List;

/**
 * The way of a courier so far, as a GeoJSON Feature (RFC 7946). A line has at least two positions: a courier who has been
 * seen once is there twice.
 */
record Track(String type, Line geometry, Properties properties) {
    /** @param coordinates longitude first */
    record Line(String type, List<List<Double>> coordinates) {}

    /**
     * What is known beside the line.
     *
     * @param times of each of its positions
     * @param complete false where only the newest positions are here
     */
    record Properties(String id, List<Instant> times, boolean complete) {}

    /** @param positions at least one, oldest first */
    static Track of(String id, List<Position> positions, boolean complete) {
        List<Position> line = positions.size() == 1 ? List.of(positions.get(0), positions.get(0)) : positions;
        return new Track(
                "Feature",
                new Line(
                        "LineString",
                        line.stream()
                                .map(position -> List.of(
                                        position.place().longitudeDeg(),
                                        position.place().latitudeDeg()))
                                .toList()),
                new Properties(
                        id,
                        line.stream()
                                .map(position -> Instant.ofEpochMilli(position.ts()))
                                .toList(),
                        complete));
    }
}
