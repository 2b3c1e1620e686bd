package io.millrace.processor;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.millrace.processor.records.ReadingContext;
import io.millrace.service.Traces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The beans that no class declares for itself. Each derived stream declares its own. */
@Factory
final class Beans {
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Singleton
    ReadingContext readingContext(Clock clock, Traces traces, MeterRegistry meters) {
        return new ReadingContext(clock, traces, meters);
    }
}
