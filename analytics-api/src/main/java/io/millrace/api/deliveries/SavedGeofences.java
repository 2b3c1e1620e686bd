package io.millrace.api.deliveries;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import io.millrace.api.kafka.EventPublisher;
import io.millrace.api.kafka.KeptTopics;
import io.millrace.api.kafka.OutgoingRecord;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.areas.InvalidAreaException;
import io.millrace.areas.SavedArea;
import jakarta.annotation.PreDestroy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The saved areas, as the topic {@code geofences} has them. Each copy of the service holds all of them in memory and
 * follows the topic, so that all agree; what is saved is answered for when Kafka has acknowledged it and this copy has
 * read it back.
 */
@Context
final class SavedGeofences {
    private static final Logger LOG = LoggerFactory.getLogger(SavedGeofences.class);
    private static final String TOPIC = "geofences";

    /** Beyond it nothing is written any more: who asked was told that it isn't, and may have thought better of it. */
    private static final long CAUGHT_UP_WITHIN_MS = 2_000;

    /** After the publisher has given up. */
    private static final long ANSWER_WITHIN_MS = 8_000;

    private final EventPublisher publisher;
    private final int most;
    private final KeptTopics.Following following;
    private final Set<String> underWay = new HashSet<>();
    private volatile Saved saved = new Saved(0, new TreeMap<>());

    /**
     * The areas at one moment.
     *
     * @param version another one after each change
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
            KeptTopics topics, EventPublisher publisher, @Value("${millrace.deliveries.max-geofences:100}") int most) {
        if (most < 1 || most > 1_000) {
            throw new IllegalArgumentException(
                    "millrace.deliveries.max-geofences: must be from 1 to 1000, was " + most);
        }
        this.publisher = publisher;
        this.most = most;
        this.following = topics.follow(TOPIC, this::take);
    }

    private void take(String name, byte @Nullable [] value) {
        saved = saved.with(name, value == null ? null : read(name, value));
    }

    /** One that others wrote and can't be read isn't there. */
    private static @Nullable SavedArea read(String name, byte[] value) {
        try {
            return SavedArea.read(name, value);
        } catch (InvalidAreaException e) {
            LOG.warn("A saved area can't be read and is passed over name={} reason=\"{}\"", name, e.detail());
            return null;
        }
    }

    boolean isWhole() {
        return following.isWhole();
    }

    /**
     * The areas as they are now.
     *
     * @throws Failure a {@code CATCHING_UP} as long as they haven't all been read
     */
    Saved all() {
        if (!following.isWhole()) {
            throw new Failure(FailureKind.CATCHING_UP, "The saved areas are still being read from Kafka.");
        }
        return saved;
    }

    /** The area of a name. */
    SavedArea get(String name) {
        SavedArea area = all().areas().get(name);
        if (area == null) {
            throw new Failure(FailureKind.NOT_FOUND, "No area is saved under the name '%s'.".formatted(name));
        }
        return area;
    }

    /** Saves an area; completed, when it is seen by all who ask this copy, with whether the name is a new one. */
    CompletionStage<Boolean> save(SavedArea area) {
        return inTime(caughtUp -> {
            boolean isNew = !all().areas().containsKey(area.name());
            if (isNew) {
                reserve(area.name());
            }
            return write(area.name(), area.toJson())
                    .whenComplete((done, failure) -> release(area.name()))
                    .thenApply(done -> isNew);
        });
    }

    /** Deletes an area; completed when nobody who asks this copy sees it any more. */
    CompletionStage<Void> delete(String name) {
        return inTime(caughtUp -> {
            get(name);
            return write(name, null);
        });
    }

    private CompletableFuture<Void> write(String name, byte @Nullable [] value) {
        return publisher
                .publish(List.of(new OutgoingRecord(TOPIC, name, value)), null)
                .thenCompose(acknowledged -> following.catchUp());
    }

    /** Counts those that are just being saved as well, or many at once would together be too many. */
    private synchronized void reserve(String name) {
        Set<String> names = new HashSet<>(saved.areas().keySet());
        names.addAll(underWay);
        names.add(name);
        if (names.size() > most) {
            throw new Failure(
                    FailureKind.TOO_MANY_GEOFENCES,
                    "There must be at most %d saved areas, and with '%s' there would be %d: delete one first."
                            .formatted(most, name, names.size()));
        }
        underWay.add(name);
    }

    private synchronized void release(String name) {
        underWay.remove(name);
    }

    /** Changes what is there once all is seen that other copies were told is saved. */
    private <T> CompletionStage<T> inTime(Function<@Nullable Void, CompletableFuture<T>> change) {
        all(); // or fails at once
        return following
                .catchUp()
                .orTimeout(CAUGHT_UP_WITHIN_MS, TimeUnit.MILLISECONDS)
                .thenCompose(change)
                .orTimeout(ANSWER_WITHIN_MS, TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    throw told(failure);
                });
    }

    private static RuntimeException told(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean late = cause instanceof TimeoutException
                || (cause instanceof Failure it && it.kind() == FailureKind.KAFKA_UNAVAILABLE);
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
