package io.millrace.cdc;

import io.micronaut.context.annotation.Factory;
import io.millrace.catalog.StreamCatalog;
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
    Clock clock() {
        return Clock.systemUTC();
    }
}
