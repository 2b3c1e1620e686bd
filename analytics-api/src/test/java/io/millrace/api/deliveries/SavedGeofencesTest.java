package io.millrace.api.deliveries;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.areas.SavedArea;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedGeofencesTest {
    private static final PostedAreas POSTED = new PostedAreas(1000);
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final FakeKeptTopics kafka = new FakeKeptTopics();
    private final SavedGeofences geofences = new SavedGeofences(kafka, kafka, 3);

    @Test
    void whatIsSavedIsSeenOnceItIsAcknowledgedAndSaidToBeNewOnce() {
        assertThat(done(geofences.save(area("a", 1)))).isTrue();
        assertThat(done(geofences.save(area("a", 2)))).isFalse();

        assertThat(geofences.get("a")).isEqualTo(area("a", 2));
        assertThat(geofences.all().areas()).hasSize(1);
    }

    @Test
    void anotherCopySeesTheSame() {
        SavedGeofences other = new SavedGeofences(kafka, kafka, 3);
        done(geofences.save(area("a", 1)));

        assertThat(done(other.save(area("a", 2)))).isFalse();
        done(other.delete("a"));
        assertThat(done(geofences.save(area("a", 3)))).isTrue();
    }

    @Test
    void whatIsDeletedIsGoneAndCantBeDeletedAgain() {
        done(geofences.save(area("a", 1)));

        done(geofences.delete("a"));

        assertThat(geofences.all().areas()).isEmpty();
        assertFails(FailureKind.NOT_FOUND, () -> geofences.get("a"));
        assertFails(FailureKind.NOT_FOUND, () -> done(geofences.delete("a")));
    }

    @Test
    void everyChangeHasAnotherVersion() {
        long before = geofences.all().version();
        done(geofences.save(area("a", 1)));
        long saved = geofences.all().version();
        done(geofences.delete("a"));

        assertThat(saved).isNotEqualTo(before);
        assertThat(geofences.all().version()).isNotIn(before, saved);
    }

    @Test
    void oneMoreThanMayBeIsRefusedButTakesTheRoomOfADeletedOne() {
        done(geofences.save(area("a", 1)));
        done(geofences.save(area("b", 1)));
        done(geofences.save(area("c", 1)));

        assertFails(FailureKind.TOO_MANY_GEOFENCES, () -> done(geofences.save(area("d", 1))));
        assertThat(done(geofences.save(area("c", 2)))).isFalse();
        done(geofences.delete("a"));
        assertThat(done(geofences.save(area("d", 1)))).isTrue();
    }

    @Test
    void whatCouldNotBeSavedTakesNoRoom() {
        kafka.acknowledges = false;
        for (String name : new String[] {"a", "b", "c", "d"}) {
            assertFails(FailureKind.KAFKA_UNAVAILABLE, () -> done(geofences.save(area(name, 1))));
        }
        kafka.acknowledges = true;

        assertThat(done(geofences.save(area("e", 1)))).isTrue();
    }

    @Test
    void beforeAllAreReadNothingIsSaidOfAny() {
        kafka.whole = false;

        assertThat(geofences.isWhole()).isFalse();
        assertFails(FailureKind.CATCHING_UP, geofences::all);
        assertFails(FailureKind.CATCHING_UP, () -> geofences.get("a"));
        assertFails(FailureKind.CATCHING_UP, () -> done(geofences.save(area("a", 1))));
        assertFails(FailureKind.CATCHING_UP, () -> done(geofences.delete("a")));
    }

    @Test
    void whatOthersWroteAndNobodyCanReadIsNotThere() {
        kafka.write("a", "{".getBytes(UTF_8));
        kafka.write("b", area("other", 1).toJson());
        kafka.write("NO NAME", area("other", 1).toJson());
        done(geofences.save(area("c", 1)));

        assertThat(geofences.all().areas()).containsOnlyKeys("c");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1001})
    void theSettingHasBounds(int most) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SavedGeofences(kafka, kafka, most))
                .withMessage("millrace.deliveries.max-geofences: must be from 1 to 1000, was " + most);
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

    private static SavedArea area(String name, int size) {
        String square = "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[%1$d,0],[%1$d,%1$d],[0,%1$d],[0,0]]]}";
        return POSTED.read(name, square.formatted(size).getBytes(UTF_8), null, NOON);
    }
}
