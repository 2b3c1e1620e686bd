package io.millrace.api.freshness;

import io.micronaut.context.annotation.Value;
import io.millrace.catalog.stream.StreamName;
import io.millrace.service.SettingsCheck;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Knows the age of each table, and refuses queries of tables that are too old. */
@Singleton
public final class Freshness {
    private final Map<StreamName, Watermark> watermarks = new ConcurrentHashMap<>();
    private final Map<StreamName, Instant> asked = new ConcurrentHashMap<>();
    private final Duration limit;

    public Freshness(@Value("${millrace.freshness.limit:30s}") Duration limit) {
        new SettingsCheck("millrace.freshness").within("limit", limit, Duration.ofSeconds(1), Duration.ofHours(1));
        this.limit = limit;
    }

    /**
     * Refuses a table that is known to be too far behind. Call it before each query.
     *
     * @param asOf the time that the answer is for
     * @param now the present; not before {@code asOf}
     * @return the age: every event acknowledged this long before {@code asOf} is in the table; null if it isn't known
     *     at present
     * @throws TableBehindException if the table is too far behind, or was never seen complete by this copy of the
     *     service
     * @throws TableIncompleteException if the table lacks records for good
     */
    public @Nullable Duration require(StreamName table, Instant asOf, Instant now) {
        noteAsked(table, now);
        refuseUnlessKnown(state(table, now));
        Watermark watermark = of(table);
        Duration age = watermark.unbrokenSince(now) == null ? null : watermark.age(asOf);
        return age == null || !age.isNegative() ? age : Duration.ZERO;
    }

    /**
     * Returns whether a table is known to have every event that was acknowledged an age before {@code asOf}. Asking keeps
     * the polls of the table frequent, as a query does.
     *
     * @param asOf the time that an answer is for
     * @param now the present; not before {@code asOf}
     */
    public boolean isRecent(StreamName table, Duration age, Instant asOf, Instant now) {
        noteAsked(table, now);
        Watermark watermark = of(table);
        Duration known = watermark.unbrokenSince(now) == null ? null : watermark.age(asOf);
        return known != null && known.compareTo(age) <= 0;
    }

    /** Notes that a query of the table is to be answered. */
    void noteAsked(StreamName table, Instant now) {
        asked.put(table, now);
    }

    /** Whether a query of the table was to be answered since an instant. */
    boolean isAskedSince(StreamName table, Instant since) {
        return asked.getOrDefault(table, Instant.MIN).isAfter(since);
    }

    /** Returns what is known about a table at present. */
    public TableFreshness state(StreamName table, Instant now) {
        return of(table).freshness(table, now, limit);
    }

    /**
     * Refuses a table by its state. While Kafka or Pinot can't be asked, a table that was complete once is still
     * queried; the answer then has no freshness.
     */
    private void refuseUnlessKnown(TableFreshness table) {
        switch (table.state()) {
            case WHOLE -> {}
            case BEHIND ->
                throw catchingUp(table, "is reading what has come in; it was not whole in the last " + limit);
            case UNKNOWN -> {
                if (table.wholeUntil() == null) {
                    throw catchingUp(table, "has not been seen whole since this copy of the service started");
                }
            }
            case TOPIC_REPLACED, RECORDS_SKIPPED -> throw new TableIncompleteException(table);
        }
    }

    private static TableBehindException catchingUp(TableFreshness table, String what) {
        return new TableBehindException("Table %s %s.".formatted(table.table().value(), what));
    }

    Watermark of(StreamName table) {
        return watermarks.computeIfAbsent(table, name -> new Watermark());
    }
}
