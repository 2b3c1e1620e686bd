package io.millrace.processor.records;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.service.Traces;
import java.time.Clock;

/** The dependencies of reading a stream: clock, traces and metrics. */
public record ReadingContext(Clock clock, Traces traces, MeterRegistry meters) {}
