package io.millrace.processor.runtime;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Objects;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/** The metrics of the topologies. */
final class TopologyMetrics {
    private TopologyMetrics() {}

    static void bind(TopologyRun run, MeterRegistry registry) {
        String stream = run.state().stream();
        Gauge.builder("millrace.processor.running", run, it -> it.state().isRunning() ? 1 : 0)
                .description("1 when the topology runs")
                .tag("stream", stream)
                .register(registry);
        Gauge.builder("millrace.processor.lag.records", run, it -> {
                    Long lag = it.state().lag();
                    return lag == null ? Double.NaN : lag;
                })
                .description("Records that the topology has still to read")
                .tag("stream", stream)
                .register(registry);
        FunctionCounter.builder("millrace.processor.failures", run, TopologyRun::failures)
                .description("Threads of the topology that failed")
                .tag("stream", stream)
                .register(registry);
    }

    /** The lag of all partitions together, as its consumers report it; null if it is unknown. */
    static @Nullable Long lagOf(KafkaStreams streams) {
        double[] lags = streams.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("records-lag")
                        && metric.metricName().tags().containsKey("partition")
                        && !Objects.toString(metric.metricName().tags().get("client-id"), "")
                                .contains("restore"))
                .mapToDouble(metric -> metric.metricValue() instanceof Double lag ? lag : Double.NaN)
                .filter(Double::isFinite)
                .toArray();
        return lags.length == 0 ? null : (long) Arrays.stream(lags).sum();
    }
}
