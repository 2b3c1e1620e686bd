package io.millrace.processor.runtime;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Objects;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/** What the topologies tell Prometheus. */
final class RunMetrics {
    private RunMetrics() {}

    static void bind(Run run, MeterRegistry registry) {
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
        FunctionCounter.builder("millrace.processor.failures", run, Run::failures)
                .description("Threads of the topology that failed and were replaced")
                .tag("stream", stream)
                .register(registry);
    }

    /** Of all its partitions together, as its consumers know it. */
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
