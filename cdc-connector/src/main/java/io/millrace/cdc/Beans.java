package io.millrace.cdc;

import io.micronaut.context.annotation.Factory;
import io.millrace.catalog.stream.StreamCatalog;
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
    Clock clock() {
        return Clock.systemUTC();
    }
}
