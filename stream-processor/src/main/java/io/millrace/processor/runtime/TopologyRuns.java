package io.millrace.processor.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.List;

/** All topologies of this service. Each is a separate Kafka Streams application, so one that fails stops no other. */
@Context
final class TopologyRuns {
    private final List<TopologyRun> runs;

    TopologyRuns(List<DerivedStream> streams, StreamsSettings settings, MeterRegistry registry) {
        runs = streams.stream().map(stream -> new TopologyRun(stream, settings)).toList();
        runs.forEach(run -> TopologyMetrics.bind(run, registry));
    }

    @PostConstruct
    void start() {
        runs.forEach(TopologyRun::start);
    }

    List<TopologyState> states() {
        return runs.stream().map(TopologyRun::state).toList();
    }

    @PreDestroy
    void close() {
        runs.parallelStream().forEach(TopologyRun::close);
    }
}
