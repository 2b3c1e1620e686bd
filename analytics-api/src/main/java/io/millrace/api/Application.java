package io.millrace.api;

import io.millrace.service.Service;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

/** Starts the service. Its settings are in {@code application.yml}, each with its environment variable. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Millrace",
                        version = "0.1",
                        description =
                                "Events in, sub-second answers out. Errors are application/problem+json; every answer"
                                        + " to a query has the headers Millrace-As-Of and Millrace-Freshness-Ms."))
public final class Application {
    private Application() {}

    public static void main(String[] args) {
        Service.start(Application.class, args);
    }
}
