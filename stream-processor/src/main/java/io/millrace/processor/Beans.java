package io.millrace.processor;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.millrace.processor.items.ItemsWithProducts;
import io.millrace.processor.orders.OrdersWithStatus;
import io.millrace.processor.runtime.DerivedStream;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The streams that this service derives, and what it takes from elsewhere. */
@Factory
final class Beans {
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Singleton
    DerivedStream ordersWithStatus(Clock clock, @Value("${millrace.processor.remember}") Duration remember) {
        return new OrdersWithStatus(clock, remember);
    }

    @Singleton
    DerivedStream itemsWithProducts(Clock clock, @Value("${millrace.processor.remember}") Duration remember) {
        return new ItemsWithProducts(clock, remember);
    }
}
