package io.millrace.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.it.ApiClient;
import io.millrace.it.ApiClient.Reply;
import io.millrace.it.Events;
import io.millrace.it.PinotSql;
import io.millrace.it.SharedApi;
import io.millrace.it.SharedStack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/** Who is in an area: on real Pinot, against JTS on the same points. */
@ResourceLock(SharedStack.GEOFENCES)
class GeofenceIT {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final int POLYGONS = Integer.getInteger("millrace.it.polygons", 200);
    private static final int POINTS = Integer.getInteger("millrace.it.points", 10_000);
    private static final int CALLERS = 4;
    private static final String SQUARE =
            "{\"type\":\"Polygon\",\"coordinates\":[[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]]}";

    private final ApiClient api = SharedApi.client();
    private final String id = Events.newId();

    @Test
    void everyAnswerIsWhatJtsSaysOfTheSamePoints() throws InterruptedException, ExecutionException {
        long seed = Long.getLong("millrace.it.seed", new Random().nextLong());
        System.out.printf("GeofenceIT: seed=%d polygons=%d points=%d%n", seed, POLYGONS, POINTS);
        RandomGeofences areas = new RandomGeofences(seed);
        List<Point> points = IntStream.range(0, POINTS)
                .mapToObj(i -> GEOMETRIES.createPoint(areas.place()))
                .toList();
        post(points);
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(seen(areas)).isEqualTo(POINTS));

        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<?>> asked = new ArrayList<>();
            for (int i = 0; i < POLYGONS; i++) {
                Geometry area = areas.area();
                int number = i;
                asked.add(callers.submit(
                        () -> assertRight(area, points, "polygon %d of seed %d".formatted(number, seed))));
            }
            for (Future<?> one : asked) {
                one.get();
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private void assertRight(Geometry area, List<Point> points, String which) {
        List<String> inside = IntStream.range(0, points.size())
                .filter(i -> area.getEnvelopeInternal().contains(points.get(i).getCoordinate()))
                .filter(i -> area.contains(points.get(i)))
                .mapToObj(this::id)
                .sorted()
                .toList();
        String body = RandomGeofences.geoJson(area);
        // A 503 is no answer but the advice to ask again, which a busy machine gives
        Reply reply = await(which)
                .atMost(Duration.ofMinutes(2))
                .until(() -> api.ask("/deliveries/geofence?seenWithin=P1D&limit=1000", body), r -> r.status() != 503);
        assertThat(reply.status()).as("%s: %s", which, reply.raw().body()).isEqualTo(200);
        assertThat(reply.body().path("count").asLong()).as(which).isEqualTo(inside.size());
        assertThat(reply.body().path("items").findValuesAsText("id"))
                .as(which)
                .isEqualTo(inside.stream().limit(1000).toList());
    }

    private void post(List<Point> points) {
        Instant now = Instant.now();
        for (int from = 0; from < points.size(); from += 5000) {
            String batch = IntStream.range(from, Math.min(points.size(), from + 5000))
                    .mapToObj(i -> Events.position(
                                    id(i),
                                    now,
                                    points.get(i).getY(),
                                    points.get(i).getX())
                            .toString())
                    .collect(Collectors.joining("\n"));
            assertThat(api.post("delivery_statuses", batch, "Content-Type", "application/x-ndjson")
                            .status())
                    .isEqualTo(202);
        }
    }

    private long seen(RandomGeofences areas) {
        return areas.regions().stream()
                .mapToLong(region -> api.ask(
                                "/deliveries/geofence?seenWithin=P1D&limit=1", RandomGeofences.geoJson(region))
                        .body()
                        .path("count")
                        .asLong())
                .sum();
    }

    private String id(int number) {
        return "%s-%06d".formatted(id, number);
    }

    @Test
    void theDeliveriesInsideAreListedEachOnceOverThePages() {
        String area = square(30.0, 40.0, 30.1, 40.1);
        String batch = IntStream.range(0, 25)
                .mapToObj(i -> Events.position(id(i), Instant.now(), 40.0 + 0.002 * (i + 1), 30.05)
                        .toString())
                .collect(Collectors.joining("\n"));
        api.post("delivery_statuses", batch, "Content-Type", "application/x-ndjson");

        await().untilAsserted(() -> {
            List<String> ids = new ArrayList<>();
            String after = "";
            do {
                JsonNode page =
                        api.ask("/deliveries/geofence?limit=7" + after, area).body();
                assertThat(page.path("count").asInt()).isEqualTo(25);
                ids.addAll(page.path("items").findValuesAsText("id"));
                after = page.path("next").isTextual()
                        ? "&after=" + page.path("next").asText()
                        : "";
            } while (!after.isEmpty());
            assertThat(ids).hasSize(25).doesNotHaveDuplicates().isSorted();
        });

        JsonNode counted = api.ask("/deliveries/geofence?limit=0", area).body();
        assertThat(counted.path("count").asInt()).isEqualTo(25);
        assertThat(counted.path("items")).isEmpty();
        assertThat(counted.hasNonNull("next")).isFalse();
    }

    @Test
    void onlyTheLastPositionCountsAndOnlyWithTheStatusAndNotTooLongAgo() {
        Instant now = Instant.now();
        post(id, now.minusSeconds(30), 41.05, 31.05);
        post(id + "-left", now.minusSeconds(60), 41.05, 31.05);
        post(id + "-left", now.minusSeconds(30), 42.05, 31.05);
        post(id + "-lost", now.minusSeconds(3600), 41.05, 31.05);
        String area = square(31.0, 41.0, 31.1, 41.1);

        await().untilAsserted(() -> {
            assertThat(inside("?limit=10", area)).containsExactly(id);
            assertThat(inside("?seenWithin=PT2H", area)).containsExactly(id, id + "-lost");
            assertThat(inside("?status=DELIVERED", area)).isEmpty();
        });
    }

    @Test
    void aCorridorHasTheDeliveriesNearItsLine() {
        double width = 40 / 111_195.08;
        post(id + "-on", Instant.now(), 43.05, 32.0);
        post(id + "-in", Instant.now(), 43.05, 32.0 + 0.49 * width / Math.cos(Math.toRadians(43.05)));
        post(id + "-out", Instant.now(), 43.05, 32.0 + 0.51 * width / Math.cos(Math.toRadians(43.05)));
        String line = "{\"type\":\"LineString\",\"coordinates\":[[32,43],[32,43.1]]}";

        await().untilAsserted(() -> {
            assertThat(inside("?widthM=42", line)).containsExactly(id + "-in", id + "-on", id + "-out");
            assertThat(inside("?widthM=40", line)).containsExactly(id + "-in", id + "-on");
        });
    }

    /** Only the names are looked at: Pinot's versions show different plans. */
    @Test
    void theTableHasTheIndexesThatGeofencesAndAnalystsBuildOn() {
        // No index is asked for what all rows of a segment have
        post(id, Instant.now().minusSeconds(1), -45.05, -34.05);
        post(id, Instant.now(), 45.05, 34.05);
        await().until(() -> inside("?limit=10", square(34.0, 45.0, 34.1, 45.1)).size() == 1);

        String row = "FROM delivery_statuses WHERE id = '" + id + "' LIMIT 1";
        for (String column : List.of("cell9", "cell7", "cell5", "cell3")) {
            String cell =
                    PinotSql.rows("SELECT " + column + " " + row).at("/0/0").asText();
            assertThat(plan(column + " IN (" + cell + ")")).contains("INVERTED_INDEX");
        }
        String area = "ST_GeogFromText('POLYGON ((34 45, 34.1 45, 34.1 45.1, 34 45.1, 34 45))')";
        assertThat(plan("ST_Contains(" + area + ", location) = 1")).contains("INCLUSION_FILTER_H3_INDEX");
    }

    private static String plan(String filter) {
        String sql = "EXPLAIN PLAN FOR SELECT id FROM delivery_statuses WHERE " + filter + " LIMIT 10";
        return PinotSql.rows(sql).toString();
    }

    @Test
    void anExplanationTellsWhatWasCountedAndWhatWasTested() {
        JsonNode explained = api.ask("/deliveries/geofence?explain=true", square(33.0, 44.0, 33.1, 44.1))
                .body()
                .path("explain");

        assertThat(explained.at("/wholeCells/resolution7").asInt()).isPositive();
        assertThat(explained.at("/borderCells/resolution9").asInt()).isPositive();
        assertThat(explained.path("tested").isInt()).isTrue();
        assertThat(api.ask("/deliveries/geofence", square(33.0, 44.0, 33.1, 44.1))
                        .body()
                        .has("explain"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1]]]} | ring-not-closed",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]} | self-crossing",
                "{\"type\":\"Polygon\",\"coordinates\":[[[77,12],[77,112],[78,12],[77,12]]]} | latitude",
                "{\"type\":\"Polygon\",\"coordinates\":[[[179,0],[-179,0],[-179,1],[179,0]]]} | antimeridian",
                "{\"type\":\"Polygon\",\"coordinates\":[]} | empty",
                "{\"type\":\"Point\",\"coordinates\":[0,0]} | type",
                "{\"type\":\"LineString\",\"coordinates\":[[0,0],[0,1]]} | width",
                "{\"type\":\"Polygon\",\"coordinates\":[[[-90,-80],[90,-80],[90,80],[-90,80],[-90,-80]]]} | too-large",
            })
    void anAreaThatBreaksARuleIsRefusedWithTheRulesName(String area, String rule) {
        assertRefused(api.ask("/deliveries/geofence", area), rule);
    }

    @Test
    void aCollectionIsAskedAsToolsWriteIt() {
        Instant now = Instant.now();
        post(id + "-west", now, 41.05, 31.05);
        post(id + "-east", now, 41.05, 31.15);
        post(id + "-between", now, 41.05, 31.25);
        post(id + "-farther", now, 41.05, 31.35);
        String feature = "{\"type\":\"Feature\",\"properties\":{\"name\":\"x\"},\"geometry\":%s}";
        String collection = "{\"type\":\"FeatureCollection\",\"name\":\"districts\",\"features\":[%s,%s,%s]}"
                .formatted(
                        feature.formatted(square(31.0, 41.0, 31.1, 41.1)),
                        feature.formatted(square(31.1, 41.0, 31.2, 41.1)),
                        feature.formatted(square(31.3, 41.0, 31.4, 41.1)));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(inside("", collection))
                .filteredOn(courier -> courier.startsWith(id))
                .containsExactlyInAnyOrder(id + "-west", id + "-east", id + "-farther"));
    }

    @Test
    void moreVerticesThanMayBeAreTooMany() {
        int vertices = 100_001;
        String ring = IntStream.rangeClosed(0, vertices)
                .mapToDouble(i -> 2 * Math.PI * (i % vertices) / vertices)
                .mapToObj(angle -> "[%s,%s]".formatted(Math.cos(angle), Math.sin(angle)))
                .collect(Collectors.joining(","));

        assertRefused(
                api.ask("/deliveries/geofence", "{\"type\":\"Polygon\",\"coordinates\":[[" + ring + "]]}"),
                "too-many-vertices");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=-1",
                "status=EATEN",
                "seenWithin=soon",
                "widthM=-1",
                "explain=maybe",
                "radius=5",
            })
    void aParameterOutOfItsBoundIsRefused(String parameter) {
        Reply reply = api.ask("/deliveries/geofence?" + parameter, square(0, 0, 1, 1));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("type").asText()).isEqualTo("urn:millrace:problem:invalid-parameter");
    }

    @Test
    void aBodyThatCantBeAnAreaIsRefused() {
        assertThat(api.ask("/deliveries/geofence", "{").status()).isEqualTo(400);
        assertThat(api.ask("/deliveries/geofence", " ".repeat(8 << 20)).status())
                .isEqualTo(400);
        assertThat(api.ask("/deliveries/geofence", " ".repeat((8 << 20) + 1)).status())
                .isEqualTo(413);
        assertThat(api.ask("/deliveries/geofence", square(0, 0, 1, 1), "Content-Type", "text/csv")
                        .status())
                .isEqualTo(415);
    }

    private static void assertRefused(Reply reply, String rule) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(422);
        assertThat(reply.body().path("type").asText()).isEqualTo("urn:millrace:problem:invalid-area");
        assertThat(reply.body().path("detail").asText()).startsWith(rule + ": ");
    }

    private List<String> inside(String parameters, String area) {
        Reply reply = api.ask("/deliveries/geofence" + parameters, area);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        return reply.body().path("items").findValuesAsText("id");
    }

    private void post(String delivery, Instant at, double latitude, double longitude) {
        Reply reply = api.post(
                "delivery_statuses",
                Events.position(delivery, at, latitude, longitude).toString());
        assertThat(reply.status()).isEqualTo(202);
    }

    private static String square(double west, double south, double east, double north) {
        return SQUARE.formatted(west, south, east, north);
    }
}
