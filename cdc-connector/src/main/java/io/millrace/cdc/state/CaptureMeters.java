package io.millrace.cdc.state;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.catalog.stream.StreamName;
import io.millrace.cdc.settings.CdcSettings;
import jakarta.inject.Singleton;

/** The capture's metrics; {@code docs/metrics.md} lists them. */
@Singleton
public final class CaptureMeters {
    private final MeterRegistry registry;

    CaptureMeters(
            MeterRegistry registry,
            CaptureStatus status,
            CaptureStates states,
            EngineMetrics engine,
            CdcSettings settings) {
        this.registry = registry;
        Gauge.builder("millrace.cdc.leading", status, s -> s.leads() ? 1 : 0)
                .description("1 on the copy that captures")
                .register(registry);
        Gauge.builder("millrace.cdc.capturing", states, s -> s.current().captures() ? 1 : 0)
                .description("1 on the copy that reads the database: its log, or its tables for a snapshot")
                .register(registry);
        Gauge.builder("millrace.cdc.lag.seconds", engine, s -> s.lagMs() < 0 ? Double.NaN : s.lagMs() / 1000.0)
                .description("How far the last captured change was behind the database's commit")
                .register(registry);
        // From 0 on, or Prometheus would not see the first of them as an increase
        settings.streamsByTable().values().forEach(stream -> {
            rows(stream, false);
            rows(stream, true);
            failed(stream);
        });
    }

    /**
     * Counts one row change.
     *
     * @param topic where it was written: the stream's own, or that of its failed events
     */
    public void count(StreamName stream, String topic) {
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
