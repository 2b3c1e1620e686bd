package io.millrace.api.geofences;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.millrace.api.areas.FractalBorder;
import io.millrace.api.areas.PostedAreas;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.api.web.Preconditions;
import io.millrace.areas.SavedArea;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;

class SavedGeofencesTest {
    private static final PostedAreas POSTED = new PostedAreas(100_000, ForkJoinPool.commonPool());
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final FakeCompactedTopics kafka = new FakeCompactedTopics();
    private final SavedGeofences geofences = new SavedGeofences(kafka, kafka, Runnable::run, 3);

    @Test
    void whatIsSavedIsSeenOnceItIsAcknowledgedAndSaidToBeNewOnce() {
        assertThat(done(geofences.save(area("a", 1), Preconditions.NONE))).isTrue();
        assertThat(done(geofences.save(area("a", 2), Preconditions.NONE))).isFalse();

        assertThat(geofences.get("a")).isEqualTo(area("a", 2));
        assertThat(geofences.all().areas()).hasSize(1);
    }

    @Test
    void publishingIsLeftToAThreadThatMayWait() {
        List<Runnable> left = new ArrayList<>();
        var saving = new SavedGeofences(kafka, kafka, left::add, 3).save(area("a", 1), Preconditions.NONE);
        assertThat(saving.toCompletableFuture()).isNotDone();

        left.forEach(Runnable::run);

        assertThat(done(saving)).isTrue();
    }

    @Test
    void anotherCopySeesTheSame() {
        SavedGeofences other = new SavedGeofences(kafka, kafka, Runnable::run, 3);
        done(geofences.save(area("a", 1), Preconditions.NONE));

        assertThat(done(other.save(area("a", 2), Preconditions.NONE))).isFalse();
        done(other.delete("a", Preconditions.NONE));
        assertThat(done(geofences.save(area("a", 3), Preconditions.NONE))).isTrue();
    }

    @Test
    void whatIsDeletedIsGoneAndCantBeDeletedAgain() {
        done(geofences.save(area("a", 1), Preconditions.NONE));

        done(geofences.delete("a", Preconditions.NONE));

        assertThat(geofences.all().areas()).isEmpty();
        assertFails(FailureKind.NOT_FOUND, () -> geofences.get("a"));
        assertFails(FailureKind.NOT_FOUND, () -> done(geofences.delete("a", Preconditions.NONE)));
    }

    @Test
    void onlyANewNameIsTakenWhereThatIsAskedFor() {
        Preconditions onlyNew = new Preconditions(null, "*");
        assertThat(done(geofences.save(area("a", 1), onlyNew))).isTrue();

        assertFails(FailureKind.PRECONDITION_FAILED, () -> done(geofences.save(area("a", 2), onlyNew)));

        assertThat(geofences.get("a")).isEqualTo(area("a", 1));
        done(geofences.delete("a", Preconditions.NONE));
        assertThat(done(geofences.save(area("a", 2), onlyNew))).isTrue();
    }

    @Test
    void onlyTheAreaThatWasMeantIsReplacedAndDeleted() {
        Preconditions first = new Preconditions(AreaTag.of(area("a", 1)), null);
        assertFails(FailureKind.PRECONDITION_FAILED, () -> done(geofences.save(area("a", 1), first)));
        done(geofences.save(area("a", 1), Preconditions.NONE));
        assertThat(done(geofences.save(area("a", 2), first))).isFalse();

        assertFails(FailureKind.PRECONDITION_FAILED, () -> done(geofences.save(area("a", 3), first)));
        assertFails(FailureKind.PRECONDITION_FAILED, () -> done(geofences.delete("a", first)));

        assertThat(geofences.get("a")).isEqualTo(area("a", 2));
        done(geofences.delete("a", new Preconditions("*", null)));
        assertFails(FailureKind.NOT_FOUND, () -> done(geofences.delete("a", first)));
    }

    @Test
    void whatAnotherCopyWasToldIsSavedCounts() {
        SavedGeofences other = new SavedGeofences(kafka, kafka, Runnable::run, 3);
        done(geofences.save(area("a", 1), Preconditions.NONE));

        assertFails(
                FailureKind.PRECONDITION_FAILED, () -> done(other.save(area("a", 2), new Preconditions(null, "*"))));
    }

    @Test
    void ofTwoAtOnceWhoBothWantANewNameOneGetsIt() {
        Preconditions onlyNew = new Preconditions(null, "*");
        kafka.holding = new CompletableFuture<>();
        CompletableFuture<Boolean> one = geofences.save(area("a", 1), onlyNew).toCompletableFuture();
        CompletableFuture<Boolean> other = geofences.save(area("a", 2), onlyNew).toCompletableFuture();
        assertThat(other).isNotDone();

        kafka.holding.complete(null);

        assertThat(done(one)).isTrue();
        assertFails(FailureKind.PRECONDITION_FAILED, () -> done(other));
        assertThat(geofences.get("a")).isEqualTo(area("a", 1));
    }

    @Test
    void everyChangeHasAnotherVersion() {
        long before = geofences.all().version();
        done(geofences.save(area("a", 1), Preconditions.NONE));
        long saved = geofences.all().version();
        done(geofences.delete("a", Preconditions.NONE));

        assertThat(saved).isNotEqualTo(before);
        assertThat(geofences.all().version()).isNotIn(before, saved);
    }

    @Test
    void oneMoreThanMayBeIsRefusedButTakesTheRoomOfADeletedOne() {
        done(geofences.save(area("a", 1), Preconditions.NONE));
        done(geofences.save(area("b", 1), Preconditions.NONE));
        done(geofences.save(area("c", 1), Preconditions.NONE));

        assertFails(FailureKind.TOO_MANY_GEOFENCES, () -> done(geofences.save(area("d", 1), Preconditions.NONE)));
        assertThat(done(geofences.save(area("c", 2), Preconditions.NONE))).isFalse();
        done(geofences.delete("a", Preconditions.NONE));
        assertThat(done(geofences.save(area("d", 1), Preconditions.NONE))).isTrue();
    }

    @Test
    void allTogetherHaveABoundOfVertices() {
        done(geofences.save(border("a", 1), Preconditions.NONE));
        done(geofences.save(border("b", 2), Preconditions.NONE));
        assertThat(done(geofences.save(border("b", 3), Preconditions.NONE))).isFalse();

        assertFails(FailureKind.TOO_MANY_GEOFENCES, () -> done(geofences.save(border("c", 4), Preconditions.NONE)));
        done(geofences.delete("a", Preconditions.NONE));
        assertThat(done(geofences.save(border("c", 4), Preconditions.NONE))).isTrue();
    }

    @Test
    void whatIsBeingSavedCountsToo() {
        // Made first, since that takes a busy machine as long as a save may take
        List<SavedArea> areas =
                Stream.of("a", "b", "c").map(name -> border(name, 1)).toList();
        kafka.holding = new CompletableFuture<>();
        List<CompletableFuture<Boolean>> saves = areas.stream()
                .map(area -> geofences.save(area, Preconditions.NONE).toCompletableFuture())
                .toList();

        kafka.holding.complete(null);

        assertThat(saves)
                .filteredOn(CompletableFuture::isCompletedExceptionally)
                .singleElement()
                .satisfies(save -> assertFails(FailureKind.TOO_MANY_GEOFENCES, () -> done(save)));
        assertThat(geofences.all().areas()).hasSize(2);
    }

    @Test
    void whatCouldNotBeSavedTakesNoRoom() {
        kafka.acknowledges = false;
        for (String name : new String[] {"a", "b", "c", "d"}) {
            assertFails(FailureKind.KAFKA_UNAVAILABLE, () -> done(geofences.save(area(name, 1), Preconditions.NONE)));
        }
        kafka.acknowledges = true;

        assertThat(done(geofences.save(area("e", 1), Preconditions.NONE))).isTrue();
    }

    @Test
    void beforeAllAreReadNothingIsSaidOfAny() {
        kafka.whole = false;

        assertThat(geofences.isWhole()).isFalse();
        assertFails(FailureKind.CATCHING_UP, geofences::all);
        assertFails(FailureKind.CATCHING_UP, () -> geofences.get("a"));
        assertFails(FailureKind.CATCHING_UP, () -> done(geofences.save(area("a", 1), Preconditions.NONE)));
        assertFails(FailureKind.CATCHING_UP, () -> done(geofences.delete("a", Preconditions.NONE)));
    }

    @Test
    void whatOthersWroteAndNobodyCanReadIsNotThere() {
        kafka.write("a", "{".getBytes(UTF_8));
        kafka.write("b", area("other", 1).toJson());
        kafka.write("NO NAME", area("other", 1).toJson());
        done(geofences.save(area("c", 1), Preconditions.NONE));

        assertThat(geofences.all().areas()).containsOnlyKeys("c");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1001})
    void theSettingHasBounds(int most) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SavedGeofences(kafka, kafka, Runnable::run, most))
                .withMessage("millrace.geofences.max-count: must be from 1 to 1000, was " + most);
    }

    private static <T> T done(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Failure failure ? failure : e;
        }
    }

    private static void assertFails(FailureKind kind, Runnable call) {
        assertThatExceptionOfType(Failure.class).isThrownBy(call::run).satisfies(failure -> assertThat(failure.kind())
                .isEqualTo(kind));
    }

    private static SavedArea border(String name, long seed) {
        return POSTED.read(
                name,
                FractalBorder.geoJson(FractalBorder.ring(70_000, new Coordinate(10, 45), 3, new Random(seed)))
                        .getBytes(UTF_8),
                null,
                NOON);
    }

    private static SavedArea area(String name, int size) {
        String square = "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[%1$d,0],[%1$d,%1$d],[0,%1$d],[0,0]]]}";
        return POSTED.read(name, square.formatted(size).getBytes(UTF_8), null, NOON);
    }
}
