package io.millrace.api.freshness;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamDefinition;
import java.time.Clock;

/** The metrics of stalled partitions. The health endpoint shows the offsets. */
@Context
final class StalledPartitionMeters {
    StalledPartitionMeters(StreamCatalog catalog, StalledPartitions standing, Clock clock, MeterRegistry meters) {
        for (StreamDefinition stream : catalog.streams()) {
            Gauge.builder("millrace.table.stalled.partitions", standing, records -> records.of(
                                    stream.name(), clock.instant())
                            .size())
                    .description("Partitions whose reading stands at a record")
                    .tag("table", stream.name().value())
                    .register(meters);
        }
    }
}
