package io.millrace.processor;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.millrace.processor.geofences.GeofenceCrossings;
import io.millrace.processor.items.ItemsWithProducts;
import io.millrace.processor.orders.OrdersWithStatus;
import io.millrace.processor.records.Surroundings;
import io.millrace.processor.runtime.DerivedStream;
import io.millrace.service.Traces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The streams that this service derives, and what it takes from elsewhere. */
@Factory
final class Beans {
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Singleton
    Surroundings surroundings(Clock clock, Traces traces, MeterRegistry meters) {
        return new Surroundings(clock, traces, meters);
    }

    @Singleton
    DerivedStream ordersWithStatus(Surroundings surroundings, Memory memory) {
        return new OrdersWithStatus(surroundings, memory.remember());
    }

    @Singleton
    DerivedStream geofenceCrossings(Surroundings surroundings, Memory memory) {
        return new GeofenceCrossings(surroundings, memory.remember());
    }

    @Singleton
    DerivedStream itemsWithProducts(Surroundings surroundings, Memory memory) {
        return new ItemsWithProducts(surroundings, memory.remember());
    }
}
