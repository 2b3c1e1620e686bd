package io.millrace.processor;

import io.micronaut.runtime.Micronaut;

/** Starts the service. Its settings are in {@code application.yml}, each with its environment variable. */
public final class Application {
    private Application() {}

    public static void main(String[] args) {
        // Without the banner, which is no line of a log
        Micronaut.build(args).banner(false).mainClass(Application.class).start();
    }
}
