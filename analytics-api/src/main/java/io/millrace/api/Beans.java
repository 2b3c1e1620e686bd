package io.millrace.api;

import io.micronaut.context.annotation.Factory;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.suppression.SuppressionCatalog;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Creates the beans of classes without annotations. */
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
