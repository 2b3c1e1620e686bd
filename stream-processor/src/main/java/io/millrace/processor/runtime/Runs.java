package io.millrace.processor.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.List;

/** All topologies of this service. Each is a Kafka Streams application of its own: one that fails stops no other. */
@Context
final class Runs {
    private final List<Run> runs;

    Runs(List<DerivedStream> streams, StreamsSettings settings, MeterRegistry registry) {
        runs = streams.stream().map(stream -> new Run(stream, settings)).toList();
        runs.forEach(run -> RunMetrics.bind(run, registry));
    }

    @PostConstruct
    void start() {
        runs.forEach(Run::start);
    }

    List<RunState> states() {
        return runs.stream().map(Run::state).toList();
    }

    @PreDestroy
    void close() {
        runs.parallelStream().forEach(Run::close);
    }
}
