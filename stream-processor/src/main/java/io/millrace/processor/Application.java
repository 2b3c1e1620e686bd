package io.millrace.processor;

import io.millrace.service.Service;

/** Starts the service. Its settings are in {@code application.yml}, each with its environment variable. */
public final class Application {
    private Application() {}

    public static void main(String[] args) {
        Service.start(Application.class, args);
    }
}
