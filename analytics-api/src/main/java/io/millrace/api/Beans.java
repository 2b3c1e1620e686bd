package io.millrace.api;

import io.micronaut.context.annotation.Factory;
import io.millrace.catalog.StreamCatalog;
import io.millrace.catalog.SuppressionCatalog;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What the service takes from elsewhere. */
@Factory
final class Beans {
    @Singleton
    StreamCatalog catalog() {
        return StreamCatalog.load();
    }

    @Singleton
    SuppressionCatalog suppressions(StreamCatalog streams) {
        return SuppressionCatalog.load(streams);
    }

    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
