package io.millrace.processor.records;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.service.Traces;
import java.time.Clock;

/** What reading a stream takes from elsewhere: the time, and those who are told of it. */
public record Surroundings(Clock clock, Traces traces, MeterRegistry meters) {}
