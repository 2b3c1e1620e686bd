package io.millrace.processor;

import io.micronaut.context.annotation.Factory;
import io.millrace.processor.geofences.GeofenceCrossings;
import io.millrace.processor.items.ItemsWithProducts;
import io.millrace.processor.orders.OrdersWithStatus;
import io.millrace.processor.runtime.DerivedStream;
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
    DerivedStream ordersWithStatus(Clock clock, Memory memory) {
        return new OrdersWithStatus(clock, memory.remember());
    }

    @Singleton
    DerivedStream geofenceCrossings(Clock clock, Memory memory) {
        return new GeofenceCrossings(clock, memory.remember());
    }

    @Singleton
    DerivedStream itemsWithProducts(Clock clock, Memory memory) {
        return new ItemsWithProducts(clock, memory.remember());
    }
}
