package io.millrace.api.geofences;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.TaskExecutors;
import io.millrace.api.kafka.CompactedTopics;
import io.millrace.api.kafka.EventPublisher;
import io.millrace.api.kafka.NotAcknowledgedException;
import io.millrace.api.kafka.OutgoingRecord;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.api.web.Preconditions;
import io.millrace.api.web.Shortened;
import io.millrace.areas.InvalidAreaException;
import io.millrace.areas.SavedArea;
import io.millrace.service.CompletionCause;
import io.millrace.service.SettingsCheck;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The saved areas of the topic {@code geofences}. Each copy of the service has all of them in memory and follows the
 * topic, so all copies agree. A change is answered when Kafka has acknowledged it and this copy has read it.
 */
@Context
final class SavedGeofences {
    private static final Logger LOG = LoggerFactory.getLogger(SavedGeofences.class);
    private static final String TOPIC = "geofences";

    /**
     * Each vertex takes about 500 bytes of memory, here and in the stream processor, and 40 in the response with all
     * areas.
     */
    private static final int MOST_VERTICES = 200_000;

    /** After this time a change isn't written, since the caller has been told so. */
    private static final long CAUGHT_UP_WITHIN_MS = 2_000;

    /** Longer than the publisher's timeout. */
    private static final long ANSWER_WITHIN_MS = 8_000;

    private final EventPublisher publisher;
    private final Executor blocking;
    private final int most;
    private final CompactedTopics.Following following;

    /** The vertices of the areas that are being saved, by name. */
    private final Map<String, Integer> underWay = new HashMap<>();

    private final ConcurrentMap<String, CompletableFuture<Void>> turns = new ConcurrentHashMap<>();
    private volatile Saved saved = new Saved(0, new TreeMap<>());

    /**
     * The areas at one moment.
     *
     * @param version changes with each change of the areas
     */
    record Saved(long version, SortedMap<String, SavedArea> areas) {
        private Saved with(String name, @Nullable SavedArea area) {
            SortedMap<String, SavedArea> changed = new TreeMap<>(areas);
            if (area == null) {
                changed.remove(name);
            } else {
                changed.put(name, area);
            }
            return new Saved(version + 1, changed);
        }
    }

    SavedGeofences(
            CompactedTopics topics,
            EventPublisher publisher,
            @Named(TaskExecutors.BLOCKING) Executor blocking,
            @Value("${millrace.geofences.max-count:100}") int most) {
        new SettingsCheck("millrace.geofences").within("max-count", most, 1, 1_000);
        this.publisher = publisher;
        this.blocking = blocking;
        this.most = most;
        this.following = topics.follow(TOPIC, new Follower());
    }

    private final class Follower implements CompactedTopics.Listener {
        @Override
        public void begin() {
            saved = new Saved(saved.version() + 1, new TreeMap<>());
        }

        @Override
        public void take(String name, byte @Nullable [] value) {
            saved = saved.with(name, value == null ? null : read(name, value));
        }
    }

    /** An area that can't be read is ignored. */
    private static @Nullable SavedArea read(String name, byte[] value) {
        try {
            return SavedArea.read(name, value);
        } catch (InvalidAreaException e) {
            LOG.warn("A saved area can't be read and is ignored name={} reason=\"{}\"", name, e.detail());
            return null;
        }
    }

    boolean isWhole() {
        return following.isWhole();
    }

    /**
     * Returns the present areas.
     *
     * @throws Failure {@code CATCHING_UP} until all have been read
     */
    Saved all() {
        if (!following.isWhole()) {
            throw new Failure(FailureKind.CATCHING_UP, "The saved areas are still being read from Kafka.");
        }
        return saved;
    }

    /**
     * Returns the area of a name.
     *
     * @throws Failure {@code NOT_FOUND} if there is none
     */
    SavedArea get(String name) {
        SavedArea area = all().areas().get(name);
        if (area == null) {
            throw new Failure(
                    FailureKind.NOT_FOUND, "No area is saved under the name '%s'.".formatted(Shortened.of(name)));
        }
        return area;
    }

    /**
     * Saves an area. Completed when this copy has read it, with whether the name is new. The preconditions are checked
     * against all changes that were acknowledged before. A change by another copy in the next milliseconds is
     * overwritten.
     */
    CompletionStage<Boolean> save(SavedArea area, Preconditions conditions) {
        return inTime(area.name(), caughtUp -> {
            conditions.check(tag(area.name()));
            boolean isNew = !all().areas().containsKey(area.name());
            reserve(area);
            return write(area.name(), area.toJson())
                    .whenComplete((done, failure) -> release(area.name()))
                    .thenApply(done -> isNew);
        });
    }

    /**
     * Deletes an area. Completed when this copy has read the deletion. The preconditions are checked as for {@link
     * #save}.
     */
    CompletionStage<Void> delete(String name, Preconditions conditions) {
        return inTime(name, caughtUp -> {
            get(name);
            conditions.check(tag(name));
            return write(name, null);
        });
    }

    private @Nullable String tag(String name) {
        SavedArea area = all().areas().get(name);
        return area == null ? null : AreaTag.of(area);
    }

    private CompletableFuture<Void> write(String name, byte @Nullable [] value) {
        return publisher
                .publish(List.of(new OutgoingRecord(TOPIC, name, value)), null)
                .thenCompose(acknowledged -> following.catchUp());
    }

    /**
     * Reserves room for an area until {@link #release}. The areas that are being saved count as well, since many at the
     * same time might exceed a limit.
     */
    private synchronized void reserve(SavedArea area) {
        Map<String, Integer> vertices = new HashMap<>(underWay);
        saved.areas().forEach((name, other) -> vertices.merge(name, other.area().vertices(), Math::max));
        boolean isNew = vertices.put(area.name(), area.area().vertices()) == null;
        if (isNew && vertices.size() > most) {
            throw new Failure(
                    FailureKind.TOO_MANY_GEOFENCES,
                    "There must be at most %d saved areas, and with '%s' there would be %d: delete one first."
                            .formatted(most, area.name(), vertices.size()));
        }
        int together = vertices.values().stream().mapToInt(Integer::intValue).sum();
        if (together > MOST_VERTICES) {
            throw new Failure(
                    FailureKind.TOO_MANY_GEOFENCES,
                    "The saved areas must have at most %d vertices together, and with '%s' they would have %d: delete one first."
                            .formatted(MOST_VERTICES, area.name(), together));
        }
        underWay.put(area.name(), area.area().vertices());
    }

    private synchronized void release(String name) {
        underWay.remove(name);
    }

    /** Makes a change after this copy has read all changes that were acknowledged by other copies. */
    private <T> CompletionStage<T> inTime(String name, Function<@Nullable Void, CompletableFuture<T>> change) {
        all(); // or fails at once
        return inTurn(name, () -> following
                        .catchUp()
                        .orTimeout(CAUGHT_UP_WITHIN_MS, TimeUnit.MILLISECONDS)
                        .thenComposeAsync(change, blocking) // publishing may wait for room in the producer's buffer
                        .orTimeout(ANSWER_WITHIN_MS, TimeUnit.MILLISECONDS))
                .exceptionally(failure -> {
                    throw told(failure);
                });
    }

    /** Makes the changes of a name one after the other, so that no change comes between check and write. */
    private <T> CompletableFuture<T> inTurn(String name, Supplier<CompletableFuture<T>> change) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<Void> before =
                Objects.requireNonNullElseGet(turns.put(name, done), () -> CompletableFuture.completedFuture(null));
        return before.copy()
                .orTimeout(CAUGHT_UP_WITHIN_MS, TimeUnit.MILLISECONDS)
                .thenCompose(turn -> change.get())
                .whenComplete((result, failure) -> {
                    var unused = before.thenRun(() -> {
                        turns.remove(name, done);
                        done.complete(null);
                    });
                });
    }

    private static RuntimeException told(Throwable failure) {
        Throwable cause = CompletionCause.of(failure);
        boolean late = cause instanceof TimeoutException || cause instanceof NotAcknowledgedException;
        return late
                ? new Failure(
                        FailureKind.KAFKA_UNAVAILABLE,
                        "The change of the saved areas was not acknowledged in time; ask for it again.")
                : new CompletionException(cause);
    }

    @PreDestroy
    void close() {
        following.close();
    }
}
