package io.millrace.api.capacity;

import io.millrace.api.capacity.Capacity.Item;
import io.millrace.api.capacity.Capacity.Resource;
import io.millrace.api.capacity.Capacity.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A heap or a disk: what is known of it now, and whether to warn of it. */
final class WatchedResource {
    /** How long before it is full a warning begins. */
    private static final Duration AHEAD = Duration.ofHours(1);

    /** A warning ends when there was no reason for it for so long, so that it doesn't come and go. */
    private static final Duration CALM = Duration.ofMinutes(10);

    private static final long MIB = 1 << 20;

    private final String server;
    private final Resource resource;
    private final @Nullable String mount;
    private final String subject;
    private final FillHistory history = new FillHistory();
    private Instant dueAt = Instant.MIN;
    private Item item;

    private WatchedResource(String server, Resource resource, @Nullable String mount, String subject) {
        this.server = server;
        this.resource = resource;
        this.mount = mount;
        this.subject = subject;
        this.item = item(State.UNKNOWN, null, null, subject + " hasn't been measured yet.");
    }

    static WatchedResource heap(String server) {
        return new WatchedResource(server, Resource.HEAP, null, "The heap of the Pinot server " + server);
    }

    static WatchedResource disk(String server, String mount) {
        return new WatchedResource(server, Resource.DISK, mount, "The disk at " + mount + " of " + server);
    }

    Item item() {
        return item;
    }

    /** Returns in how many seconds it is full; infinity if it doesn't grow, NaN if that isn't known. */
    double fullInSeconds() {
        Long known = item.fullInSeconds();
        return known != null ? known : item.state() == State.OK ? Double.POSITIVE_INFINITY : Double.NaN;
    }

    /** Notes a measurement. */
    void measured(Level level) {
        history.add(level);
        double fullInSeconds = history.fullInSeconds();
        if (fullInSeconds < AHEAD.toSeconds()) {
            dueAt = level.at();
            item = warning(level, (long) fullInSeconds);
        } else if (!item.state().isWarning() || isCalm(level.at())) {
            item = calm(level, fullInSeconds);
        }
    }

    /** It could have been read, but wasn't. A warning stays: what is full may be the reason. */
    void notMeasured(String reason) {
        if (!item.state().isWarning()) {
            item = item(State.UNKNOWN, null, null, subject + " isn't known: " + reason + ".");
        }
    }

    /** Another process is measured from now on. */
    void beginsAnew() {
        history.forget();
        item = item(State.UNKNOWN, null, null, subject + " isn't known: the server has just started.");
    }

    private boolean isCalm(Instant now) {
        return now.isBefore(dueAt) || !now.isBefore(dueAt.plus(CALM));
    }

    private Item warning(Level level, long fullInSeconds) {
        return fullInSeconds == 0
                ? item(State.FULL, level, 0L, subject + " is full: " + use(level) + ".")
                : item(
                        State.FILLING,
                        level,
                        fullInSeconds,
                        "%s will be full in about %s: %s.".formatted(subject, minutes(fullInSeconds), use(level)));
    }

    private Item calm(Level level, double fullInSeconds) {
        return Double.isNaN(fullInSeconds)
                ? item(
                        State.UNKNOWN,
                        level,
                        null,
                        "%s: %s. How fast that grows is known after %d minutes."
                                .formatted(subject, use(level), FillHistory.LEAST.toMinutes()))
                : item(
                        State.OK,
                        level,
                        Double.isInfinite(fullInSeconds) ? null : (long) fullInSeconds,
                        subject + ": " + use(level) + ".");
    }

    private Item item(State state, @Nullable Level level, @Nullable Long fullInSeconds, String message) {
        return new Item(
                server,
                resource,
                mount,
                state,
                level == null ? null : level.usedBytes(),
                level == null ? null : level.maxBytes(),
                fullInSeconds,
                message,
                state.isWarning() ? resource.advice() : null);
    }

    private static String use(Level level) {
        return String.format(Locale.ROOT, "%,d of %,d MiB are in use", level.usedBytes() / MIB, level.maxBytes() / MIB);
    }

    private static String minutes(long seconds) {
        long minutes = seconds / 60;
        return minutes <= 1 ? "a minute" : minutes + " minutes";
    }
}
