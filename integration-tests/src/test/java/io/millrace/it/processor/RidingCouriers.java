package io.millrace.it.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.it.ApiClient;
import io.millrace.it.Events;
import io.millrace.it.SharedApi;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/**
 * Couriers who ride at random over three saved areas and report all the time, some positions late and some twice. From
 * what they posted it is known who crossed which border when.
 */
final class RidingCouriers implements AutoCloseable {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final int COURIERS = 40;
    private static final int PAUSE_MS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** A part of the sea, and how far a courier gets in a second there: areas are crossed all the time. */
    private static final double LATITUDE = -45;

    private static final double LONGITUDE = 100;
    private static final double STEP_DEG = 0.02;
    private static final double EXTENT_DEG = 0.1;

    private final ApiClient api = SharedApi.client();
    private final String id = Events.newId();
    private final Random random;
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(2));
    private final Map<String, Polygon> areas = new TreeMap<>();
    private final List<Courier> couriers = new ArrayList<>();
    private final Model model = new Model();
    private final Thread thread = new Thread(this::ride, "riding couriers");
    private final AtomicInteger turns = new AtomicInteger();
    private volatile boolean isOver;
    private volatile @Nullable Throwable failure;

    /** One who rides, with a position that hasn't been sent yet. */
    private static final class Courier {
        final String order;
        double lat = LATITUDE;
        double lon = LONGITUDE;

        @Nullable
        ObjectNode late;

        Courier(String order) {
            this.order = order;
        }
    }

    private RidingCouriers(long seed) {
        System.out.printf("RidingCouriers: seed=%d%n", seed);
        random = new Random(seed);
        area("square", -0.05, -0.05, 0.02, -0.05, 0.02, 0.02, -0.05, 0.02);
        area("overlap", -0.02, -0.02, 0.06, -0.02, 0.06, 0.06, -0.02, 0.06);
        area("triangle", -0.1, 0, 0.1, -0.08, 0.1, 0.01);
        for (int i = 0; i < COURIERS; i++) {
            couriers.add(new Courier(id + "-" + i));
        }
    }

    static RidingCouriers setOut(long seed) {
        RidingCouriers riding = new RidingCouriers(seed);
        riding.save();
        riding.thread.start();
        return riding;
    }

    String id() {
        return id;
    }

    /** The corners as longitude and latitude from the middle. */
    private void area(String name, double... corners) {
        Coordinate[] ring = new Coordinate[corners.length / 2 + 1];
        for (int i = 0; i < ring.length; i++) {
            int at = 2 * i % corners.length;
            ring[i] = new Coordinate(LONGITUDE + corners[at], LATITUDE + corners[at + 1]);
        }
        areas.put(id + "-" + name, GEOMETRIES.createPolygon(ring));
    }

    /** Saves the areas, and waits until the processor, which reads them by itself, knows the last of them. */
    private void save() {
        areas.forEach((name, polygon) -> {
            String ring = List.of(polygon.getCoordinates()).stream()
                    .map(corner -> "[%s,%s]".formatted(corner.x, corner.y))
                    .collect(Collectors.joining(","));
            assertThat(api.put("/geofences/" + name, "{\"type\":\"Polygon\",\"coordinates\":[[" + ring + "]]}")
                            .status())
                    .isEqualTo(201);
        });
        String probe = "probe-" + id;
        await().atMost(PATIENCE).until(() -> {
            // In all three
            post(List.of(Events.position(probe, Instant.now(), LATITUDE - 0.01, LONGITUDE + 0.01)));
            return TopicHistory.committed("geofence_events", probe).size() >= areas.size();
        });
    }

    void awaitMoreTurns() {
        int before = turns.get();
        await().atMost(PATIENCE).until(() -> failure != null || turns.get() >= before + 25);
        assertThat(failure).isNull();
    }

    private void ride() {
        try {
            for (int second = 0; !isOver; second++) {
                List<ObjectNode> positions = new ArrayList<>();
                for (Courier courier : couriers) {
                    report(courier, second, "IN_TRANSIT", positions);
                }
                post(positions);
                turns.incrementAndGet();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
            List<ObjectNode> last = new ArrayList<>();
            for (int i = 0; i < couriers.size(); i++) {
                report(couriers.get(i), turns.get(), i % 2 == 0 ? "DELIVERED" : "IN_TRANSIT", last);
            }
            post(last);
        } catch (InterruptedException | RuntimeException | AssertionError e) {
            failure = e;
        }
    }

    private void report(Courier courier, int second, String status, List<ObjectNode> positions) {
        courier.lat = LATITUDE + moved(courier.lat - LATITUDE);
        courier.lon = LONGITUDE + moved(courier.lon - LONGITUDE);
        ObjectNode position = Events.position(courier.order, start.plusSeconds(second), courier.lat, courier.lon)
                .put("status", status);
        if (courier.late == null && random.nextInt(5) == 0) {
            courier.late = position;
            return;
        }
        positions.add(position);
        if (random.nextInt(10) == 0) {
            positions.add(position);
        }
        if (courier.late != null && random.nextBoolean()) {
            positions.add(courier.late);
            courier.late = null;
        }
    }

    private double moved(double degrees) {
        double next = degrees + (random.nextDouble() * 2 - 1) * STEP_DEG;
        return Math.max(-EXTENT_DEG, Math.min(EXTENT_DEG, next));
    }

    /** Once: what isn't acknowledged may have been stored, and then nobody knows what was posted. */
    private void post(List<ObjectNode> positions) {
        String lines = positions.stream().map(JsonNode::toString).collect(Collectors.joining("\n"));
        assertThat(api.post("delivery_statuses", lines, "Content-Type", "application/x-ndjson")
                        .status())
                .isEqualTo(202);
        positions.forEach(model::take);
    }

    /** What must be in the topic of each order, in this order: {@code order kind area@time}. */
    List<String> crossings() {
        return model.crossings.entrySet().stream()
                .filter(order -> order.getKey().startsWith(id))
                .flatMap(order -> order.getValue().stream())
                .toList();
    }

    @Override
    public void close() {
        isOver = true;
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(failure).isNull();
    }

    void deleteAreas() {
        areas.keySet().forEach(name -> api.delete("/geofences/" + name));
    }

    /** The rule said once more, in its simplest form. */
    private final class Model {
        final Map<String, List<String>> crossings = new TreeMap<>();
        private final Map<String, Instant> newest = new HashMap<>();
        private final Map<String, Set<String>> inside = new HashMap<>();

        void take(ObjectNode position) {
            String order = position.get("id").asText();
            Instant at = Instant.parse(position.get("updatedAt").asText());
            if (!at.isAfter(newest.getOrDefault(order, Instant.MIN))) {
                return;
            }
            newest.put(order, at);
            Set<String> before = inside.computeIfAbsent(order, key -> new TreeSet<>());
            Set<String> now = holding(position);
            List<String> events = crossings.computeIfAbsent(order, key -> new ArrayList<>());
            before.stream()
                    .filter(area -> !now.contains(area))
                    .forEach(area -> events.add("%s LEFT %s@%s".formatted(order, area, at.toEpochMilli())));
            now.stream()
                    .filter(area -> !before.contains(area))
                    .forEach(area -> events.add("%s ENTERED %s@%s".formatted(order, area, at.toEpochMilli())));
            inside.put(order, now);
        }

        private Set<String> holding(ObjectNode position) {
            Set<String> holding = new TreeSet<>();
            if (position.get("status").asText().equals("IN_TRANSIT")) {
                Coordinate place = new Coordinate(
                        position.get("deliveryLon").asDouble(),
                        position.get("deliveryLat").asDouble());
                areas.forEach((name, area) -> {
                    if (area.contains(GEOMETRIES.createPoint(place))) {
                        holding.add(name);
                    }
                });
            }
            return holding;
        }
    }
}
