package io.millrace.api.web;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The origins whose pages may call this service, under {@code millrace.cors}.
 *
 * @param origins such as {@code https://shop.example}; none unless set
 */
@ConfigurationProperties("millrace.cors")
record CorsSettings(@Nullable List<String> origins) {
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.-]+(:\\d{1,5})?");

    CorsSettings {
        origins = origins == null
                ? List.of()
                : origins.stream()
                        .map(String::strip)
                        .filter(origin -> !origin.isEmpty())
                        .toList();
        for (String origin : origins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException(
                        "millrace.cors.origins: must be origins such as https://shop.example, with commas between, was "
                                + origin);
            }
        }
    }
}
