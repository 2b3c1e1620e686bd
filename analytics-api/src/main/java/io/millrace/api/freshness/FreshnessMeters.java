package io.millrace.api.freshness;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamDefinition;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The metrics of each table's lag behind its topic, in seconds and in records; NaN if it is unknown. */
@Context
final class FreshnessMeters {
    FreshnessMeters(StreamCatalog catalog, Freshness freshness, Clock clock, MeterRegistry meters) {
        for (StreamDefinition stream : catalog.streams()) {
            Watermark watermark = freshness.of(stream.name());
            String table = stream.name().value();
            gauge("millrace.table.freshness.seconds", table, () -> seconds(watermark.age(clock.instant())))
                    .description("Everything acknowledged so long ago is in the table, and in what it is made from")
                    .register(meters);
            gauge("millrace.table.lag.records", table, () -> number(watermark.unread(clock.instant())))
                    .description("Records of the topic that Pinot has still to read")
                    .register(meters);
            gauge("millrace.table.incomplete", table, () -> watermark.broken() == null ? 0 : 1)
                    .description("Whether the table lacks records until somebody mends it")
                    .register(meters);
        }
    }

    private static Gauge.Builder<Supplier<Number>> gauge(String name, String table, Supplier<Number> value) {
        return Gauge.builder(name, value).tag("table", table);
    }

    private static double seconds(@Nullable Duration age) {
        return age == null ? Double.NaN : age.toMillis() / 1000.0;
    }

    private static double number(@Nullable Long count) {
        return count == null ? Double.NaN : count;
    }
}
