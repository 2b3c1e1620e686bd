package io.millrace.cdc;

import io.micronaut.runtime.Micronaut;

/** Starts the service. Its settings are in {@code application.yml}, each with its environment variable. */
public final class Application {
    private Application() {}

    public static void main(String[] args) {
        Micronaut.run(Application.class, args);
    }
}
