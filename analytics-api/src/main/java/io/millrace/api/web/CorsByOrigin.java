package io.millrace.api.web;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.server.HttpServerConfiguration.CorsConfiguration;
import io.micronaut.http.server.cors.CorsOriginConfiguration;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/**
 * Configures Micronaut's CORS with our setting. {@code application.yml} always enables CORS, since Micronaut allows all
 * origins if no configuration names any. So there is always a configuration, which matches no origin unless the setting
 * names some.
 */
@Singleton
final class CorsByOrigin implements BeanCreatedEventListener<CorsConfiguration> {
    private static final String NO_ORIGIN = "(?!)";

    private final CorsSettings settings;

    CorsByOrigin(CorsSettings settings) {
        this.settings = settings;
    }

    @Override
    public CorsConfiguration onCreated(BeanCreatedEvent<CorsConfiguration> event) {
        CorsOriginConfiguration cors = new CorsOriginConfiguration();
        List<String> origins = settings.origins();
        if (origins == null || origins.isEmpty()) {
            cors.setAllowedOriginsRegex(NO_ORIGIN);
        } else {
            cors.setAllowedOrigins(origins);
        }
        cors.setAllowedMethods(List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE));
        cors.setAllowedHeaders(
                List.of("Accept", "Content-Encoding", "Content-Type", "If-Match", "If-None-Match", RequestId.HEADER));
        cors.setExposedHeaders(
                List.of("ETag", "Millrace-As-Of", "Millrace-Freshness-Ms", "Retry-After", RequestId.HEADER));
        cors.setAllowCredentials(false);
        event.getBean().setConfigurations(Map.of("millrace", cors));
        return event.getBean();
    }
}
