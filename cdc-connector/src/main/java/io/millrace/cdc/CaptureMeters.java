package io.millrace.cdc;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.catalog.StreamName;
import jakarta.inject.Singleton;

/** What is counted for Prometheus. */
@Singleton
final class CaptureMeters {
    private final MeterRegistry registry;

    CaptureMeters(MeterRegistry registry, CaptureStatus status, SourceMetrics source, CdcSettings settings) {
        this.registry = registry;
        Gauge.builder("millrace.cdc.leading", status, s -> s.leads() ? 1 : 0)
                .description("1 on the copy that captures")
                .register(registry);
        Gauge.builder(
                        "millrace.cdc.capturing",
                        status,
                        s -> CaptureState.of(s, source, settings).captures() ? 1 : 0)
                .description("1 on the copy that reads the database: its log, or its tables for a snapshot")
                .register(registry);
        Gauge.builder("millrace.cdc.lag.seconds", source, s -> s.lagMs() < 0 ? Double.NaN : s.lagMs() / 1000.0)
                .description("How far the last captured change was behind the database's commit")
                .register(registry);
        // From 0 on, or Prometheus would not see the first of them as an increase
        settings.streamsByTable().values().forEach(stream -> {
            rows(stream, false);
            rows(stream, true);
            failed(stream);
        });
    }

    /** One row change, written to its stream or to what its stream refused. */
    void count(StreamName stream, String topic) {
        boolean refused = !topic.equals(stream.value());
        rows(stream, refused).increment();
        if (refused) {
            failed(stream).increment();
        }
    }

    private Counter rows(StreamName stream, boolean refused) {
        return Counter.builder("millrace.cdc.rows")
                .description("Row changes by where they went")
                .tags("stream", stream.value(), "outcome", refused ? "refused" : "written")
                .register(registry);
    }

    private Counter failed(StreamName stream) {
        return Counter.builder("millrace.failed.events")
                .description("Events that were kept as failed, by how far they came")
                .tags("stream", stream.value(), "step", "validate")
                .register(registry);
    }
}
