package io.millrace.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.it.ApiClient;
import io.millrace.it.ApiClient.Reply;
import io.millrace.it.Events;
import io.millrace.it.SharedApi;
import io.millrace.it.SharedStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Areas under a name. Each test deletes those that it saved: there is room for a hundred. */
@ResourceLock(SharedStack.GEOFENCES)
class SavedGeofencesIT {
    private static final int CALLERS = 16;
    private static final String SQUARE =
            "{\"type\":\"Polygon\",\"coordinates\":[[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]]}";

    private final ApiClient api = SharedApi.client();
    private final String id = Events.newId();

    @AfterEach
    void deleteWhatIsLeft() {
        manyAtOnce(
                names(api).stream().filter(name -> name.startsWith(id)).toList(),
                name -> api.delete("/geofences/" + name));
    }

    @Test
    void anAreaIsSavedSeenReplacedAndDeleted() {
        String small = square(20.0, 50.0, 20.1, 50.1);

        Reply saved = api.put("/geofences/" + id, small);
        assertThat(saved.status()).as(saved.raw().body()).isEqualTo(201);
        assertThat(saved.header("Location")).isEqualTo("/geofences/" + id);
        assertThat(saved.body().path("name").asText()).isEqualTo(id);
        Reply seen = api.get("/geofences/" + id);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body()).isEqualTo(saved.body());
        assertThat(seen.body().path("area").toString()).isEqualTo(small);
        assertThat(names(api)).contains(id);

        String large = square(20.0, 50.0, 20.2, 50.2);
        Reply replaced = api.put("/geofences/" + id, large);
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(api.get("/geofences/" + id).body().path("area").toString()).isEqualTo(large);

        Reply deleted = api.delete("/geofences/" + id);
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.raw().body()).isEmpty();
        assertThat(names(api)).doesNotContain(id);
        Reply gone = api.get("/geofences/" + id);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.body().path("detail").asText())
                .isEqualTo("No area is saved under the name '%s'.".formatted(id));
        assertThat(api.delete("/geofences/" + id).status()).isEqualTo(404);
    }

    @Test
    void whoHasNotSeenTheNewestDoesNotReplaceIt() {
        String path = "/geofences/" + id;
        assertThat(api.put(path, square(20.0, 50.0, 20.1, 50.1), "If-Match", "*")
                        .status())
                .isEqualTo(412);
        assertThat(api.put(path, square(20.0, 50.0, 20.1, 50.1), "If-None-Match", "*")
                        .status())
                .isEqualTo(201);
        String seen = api.get(path).header("ETag");
        assertThat(seen).startsWith("\"");
        assertThat(api.get(path, "If-None-Match", seen).status()).isEqualTo(304);
        Reply taken = api.put(path, square(20.0, 50.0, 20.2, 50.1), "If-None-Match", "*");
        assertThat(taken.status()).isEqualTo(412);
        assertThat(taken.body().path("type").asText()).isEqualTo("urn:millrace:problem:precondition-failed");

        Reply replaced = api.put(path, square(20.0, 50.0, 20.2, 50.1), "If-Match", seen);
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.header("ETag")).isEqualTo(api.get(path).header("ETag"));
        assertThat(api.put(path, square(20.0, 50.0, 20.3, 50.1), "If-Match", seen)
                        .status())
                .isEqualTo(412);
        assertThat(api.delete(path, "If-Match", seen).status()).isEqualTo(412);
        assertThat(api.delete(path, "If-Match", replaced.header("ETag")).status())
                .isEqualTo(204);
    }

    @Test
    void anotherCopyKnowsAllWhenItIsReadyAndAgreesOnEveryChange() {
        api.put("/geofences/" + id + "-before", square(20.0, 50.0, 20.1, 50.1));
        api.put("/geofences/" + id + "-deleted", square(20.0, 50.0, 20.1, 50.1));
        api.delete("/geofences/" + id + "-deleted");

        try (SharedApi.Copy another = SharedApi.another()) {
            ApiClient other = another.client();
            assertThat(names(other)).contains(id + "-before").doesNotContain(id + "-deleted");
            assertThat(other.put("/geofences/" + id + "-there", square(20.0, 50.0, 20.1, 50.1))
                            .status())
                    .isEqualTo(201);
            await().until(() -> names(api).contains(id + "-there"));
            assertThat(api.put("/geofences/" + id + "-there", square(20.0, 50.0, 20.2, 50.1))
                            .status())
                    .isEqualTo(200);
            assertThat(other.delete("/geofences/" + id + "-there").status()).isEqualTo(204);
            assertThat(api.delete("/geofences/" + id + "-there").status()).isEqualTo(404);
        }
    }

    @Test
    void theCountOfEachAreaIsThatOfTheSameGeofence() {
        String square = square(21.0, 51.0, 21.1, 51.1);
        String line = "{\"type\":\"LineString\",\"coordinates\":[[21,51.05],[21.2,51.05]]}";
        ride(id + "-both", 51.05, 21.05, "IN_TRANSIT");
        ride(id + "-square", 51.07, 21.05, "IN_TRANSIT");
        ride(id + "-line", 51.0501, 21.15, "IN_TRANSIT");
        ride(id + "-none", 51.2, 21.05, "IN_TRANSIT");
        ride(id + "-delivered", 51.06, 21.05, "DELIVERED");
        api.put("/geofences/" + id + "-square", square);
        api.put("/geofences/" + id + "-line?widthM=40", line);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(count("-square")).isEqualTo(2);
            assertThat(count("-line")).isEqualTo(2);
        });
        assertThat(api.ask("/deliveries/geofence", square).body().path("count").asInt())
                .isEqualTo(2);
        assertThat(api.ask("/deliveries/geofence?widthM=40", line)
                        .body()
                        .path("count")
                        .asInt())
                .isEqualTo(2);
        Reply counts = api.get("/geofences/counts");
        assertThat(counts.header("Millrace-As-Of")).isNotEmpty();
        assertThat(counts.header("Millrace-Freshness-Ms")).isNotEmpty();
        assertThat(api.get("/geofences/counts", "If-None-Match", counts.header("ETag"))
                        .status())
                .isIn(200, 304);

        ride(id + "-square", 51.3, 21.05, "IN_TRANSIT");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(count("-square")).isEqualTo(1));
    }

    @Test
    void aHundredAreasAreCountedAndNoMoreAreSaved() {
        ride(id + "-third", 53.05, 22.2 + 0.05, "IN_TRANSIT");
        int room = 100 - names(api).size();
        manyAtOnce(IntStream.range(0, room).boxed().toList(), i -> {
            double west = 22 + 0.1 * i;
            Reply saved = api.put("/geofences/" + id + "-" + i, square(west, 53.0, west + 0.1, 53.1));
            assertThat(saved.status()).as(saved.raw().body()).isEqualTo(201);
        });

        Reply refused = api.put("/geofences/" + id + "-more", square(22.0, 53.0, 22.1, 53.1));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("type").asText()).isEqualTo("urn:millrace:problem:too-many-geofences");
        assertThat(refused.body().path("detail").asText()).startsWith("There must be at most 100 saved areas");
        assertThat(api.put("/geofences/" + id + "-0", square(22.0, 53.0, 22.1, 53.1))
                        .status())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            long startedNanos = System.nanoTime();
            JsonNode counts = api.get("/geofences/counts").body().path("counts");
            System.out.printf("SavedGeofencesIT: counts in %d ms%n", (System.nanoTime() - startedNanos) / 1_000_000);
            assertThat(counts.findValuesAsText("name"))
                    .hasSize(100)
                    .doesNotHaveDuplicates()
                    .isSorted();
            assertThat(count("-2")).isEqualTo(1);
            assertThat(count("-3")).isZero();
        });
        assertThat(api.delete("/geofences/" + id + "-5").status()).isEqualTo(204);
        assertThat(api.put("/geofences/" + id + "-more", square(22.0, 53.0, 22.1, 53.1))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aCountryIsSavedWholeAndCounted() {
        ride(id + "-in", 48.0, -30.0, "IN_TRANSIT");
        ride(id + "-out", 51.5, -30.0, "IN_TRANSIT");
        String border = IntStream.rangeClosed(0, 90_000)
                .mapToObj(i -> "[%s,%s]"
                        .formatted(
                                -30 + 3.0 * Math.cos(2 * Math.PI * (i % 90_000) / 90_000),
                                48 + 3.0 * Math.sin(2 * Math.PI * (i % 90_000) / 90_000)))
                .collect(Collectors.joining(","));
        String country =
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[%s]]}}]}"
                        .formatted(border);

        Reply saved = api.put("/geofences/" + id, country);

        assertThat(saved.status()).isEqualTo(201);
        assertThat(saved.body().at("/area/coordinates/0").size()).isEqualTo(90_001);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(count("")).isEqualTo(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1]]]} | ring-not-closed",
                "{\"type\":\"LineString\",\"coordinates\":[[0,0],[0,1]]} | width",
                "{\"type\":\"Polygon\",\"coordinates\":[[[-90,-80],[90,-80],[90,80],[-90,80],[-90,-80]]]} | too-large",
            })
    void anAreaThatBreaksARuleIsNotSaved(String area, String rule) {
        Reply reply = api.put("/geofences/" + id, area);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body().path("type").asText()).isEqualTo("urn:millrace:problem:invalid-area");
        assertThat(reply.body().path("detail").asText()).startsWith(rule + ": ");
        assertThat(names(api)).doesNotContain(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Old-Town", "-a", "a.b", "a%20b", "%C3%A4", "counts"})
    void aNameMustBeOneThatAddressesCanHold(String name) {
        Reply reply = api.put("/geofences/" + name, square(0, 0, 0.1, 0.1));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("detail").asText())
                .startsWith("name: must match [a-z0-9][a-z0-9_-]{0,63} and not be counts, was '");
    }

    @Test
    void whatIsNoAreaIsRefusedAsItIsElsewhere() {
        assertThat(api.put("/geofences/" + id, "{").status()).isEqualTo(400);
        assertThat(api.put("/geofences/" + id, " ".repeat((8 << 20) + 1)).status())
                .isEqualTo(413);
        assertThat(api.put("/geofences/" + id, square(0, 0, 1, 1), "Content-Type", "text/csv")
                        .status())
                .isEqualTo(415);
        assertThat(api.put("/geofences/" + id + "?width=4", square(0, 0, 1, 1)).status())
                .isEqualTo(400);
        assertThat(api.get("/geofences?limit=4").status()).isEqualTo(400);
    }

    /** One after the other a hundred take their time: each waits for Kafka. */
    private static <T> void manyAtOnce(List<T> all, Consumer<T> call) {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            CompletableFuture.allOf(all.stream()
                            .map(each -> CompletableFuture.runAsync(() -> call.accept(each), callers))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            callers.shutdownNow();
        }
    }

    private long count(String suffix) {
        for (JsonNode count : api.get("/geofences/counts").body().path("counts")) {
            if (count.path("name").asText().equals(id + suffix)) {
                return count.path("count").asLong(-1);
            }
        }
        return -1;
    }

    private static List<String> names(ApiClient api) {
        return api.get("/geofences").body().path("items").findValuesAsText("name");
    }

    private void ride(String delivery, double latitude, double longitude, String status) {
        Reply reply = api.post(
                "delivery_statuses",
                Events.position(delivery, Instant.now(), latitude, longitude)
                        .put("status", status)
                        .toString());
        assertThat(reply.status()).isEqualTo(202);
    }

    private static String square(double west, double south, double east, double north) {
        return SQUARE.formatted(west, south, east, north);
    }
}
