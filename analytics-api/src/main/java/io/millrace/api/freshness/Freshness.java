package io.millrace.api.freshness;

import io.micronaut.context.annotation.Value;
import io.millrace.catalog.stream.StreamName;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Says of every answer how old what it was made from may be, and refuses to answer from what is too old. */
@Singleton
public final class Freshness {
    private final Map<StreamName, Watermark> watermarks = new ConcurrentHashMap<>();
    private final Duration limit;

    public Freshness(@Value("${millrace.freshness.limit:30s}") Duration limit) {
        this.limit = limit;
    }

    /**
     * Refuses a table that is known to be too far behind. Ask before each query.
     *
     * @param asOf the time that the answer is for
     * @param now not before {@code asOf}
     * @return every event that was acknowledged this long before {@code asOf} is in the table; null where that isn't known
     *     just now
     * @throws TableBehindException where the table is too far behind or was never seen whole
     * @throws TableIncompleteException where it lacks records for good
     */
    public @Nullable Duration require(StreamName table, Instant asOf, Instant now) {
        refuseUnlessKnown(state(table, now));
        Watermark watermark = of(table);
        Duration age = watermark.unbrokenSince(now) == null ? null : watermark.age(asOf);
        return age == null || !age.isNegative() ? age : Duration.ZERO;
    }

    /** What is known of a table now. */
    public TableFreshness state(StreamName table, Instant now) {
        Watermark watermark = of(table);
        TopicContinuity.@Nullable Break broken = watermark.broken();
        return new TableFreshness(
                table,
                watermark.state(now, limit),
                watermark.wholeUntil(),
                watermark.unread(now),
                broken == null ? null : broken.detail());
    }

    /** While nobody can be asked, a table that was whole once is answered from, without a word on its freshness. */
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
