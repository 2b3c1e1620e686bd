package io.millrace.service;

import io.micronaut.runtime.Micronaut;
import java.util.Set;

/** Starts a service, in the same way for all services. */
public final class Service {
    static final String LOG_FORMAT = "MILLRACE_LOG_FORMAT";

    private static final Set<String> LOG_FORMATS = Set.of("text", "json");

    private Service() {}

    /**
     * Starts the service without the banner, which is no log line. An unknown log format stops the start; otherwise the
     * service would log nothing.
     *
     * @param application a class in the root package of the service
     */
    public static void start(Class<?> application, String[] args) {
        try {
            requireKnown(System.getenv().getOrDefault(LOG_FORMAT, "text"));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage()); // there is no log to say it in
            System.exit(1);
        }
        Micronaut.build(args).banner(false).mainClass(application).start();
    }

    static void requireKnown(String logFormat) {
        if (!LOG_FORMATS.contains(logFormat)) {
            throw new IllegalArgumentException("%s: must be text or json, was '%s'".formatted(LOG_FORMAT, logFormat));
        }
    }
}
