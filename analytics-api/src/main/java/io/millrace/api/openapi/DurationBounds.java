package io.millrace.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.core.beans.BeanIntrospector;
import io.millrace.api.query.DurationRange;
import io.swagger.v3.oas.annotations.Parameter;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The bounds of parameters that are durations. They stand at the parameters of questions; JSON Schema has no word for them. */
final class DurationBounds {
    private static final String OURS = "io.millrace.api.";

    private final Map<Key, Bounds> bounds;

    /** How a parameter is known again in the document. */
    private record Key(String name, String description) {}

    private record Bounds(String min, String max) {}

    private DurationBounds(Map<Key, Bounds> bounds) {
        this.bounds = bounds;
    }

    /** @throws IllegalStateException where two parameters of one name and description have different bounds */
    static DurationBounds ofQuestions() {
        Map<Key, Bounds> bounds = new HashMap<>();
        BeanIntrospector.SHARED
                .findIntrospections(
                        reference -> reference.getBeanType().getName().startsWith(OURS))
                .forEach(introspection -> Arrays.stream(
                                introspection.getBeanType().getDeclaredFields())
                        .filter(field -> field.isAnnotationPresent(DurationRange.class))
                        .forEach(field -> put(bounds, field)));
        return new DurationBounds(bounds);
    }

    private static void put(Map<Key, Bounds> bounds, Field field) {
        DurationRange range = field.getAnnotation(DurationRange.class);
        Key key = new Key(field.getName(), field.getAnnotation(Parameter.class).description());
        Bounds own = new Bounds(range.min(), range.max());
        Bounds other = bounds.put(key, own);
        if (other != null && !other.equals(own)) {
            throw new IllegalStateException("%s must have one range, was %s and %s".formatted(key, other, own));
        }
    }

    void addTo(Operation operation) {
        for (JsonNode parameter : operation.node().path("parameters")) {
            Bounds own = bounds.get(new Key(
                    parameter.path("name").asText(),
                    parameter.path("description").asText()));
            if (own != null) {
                ((ObjectNode) parameter)
                        .put(
                                "description",
                                "%s; from %s to %s"
                                        .formatted(parameter.get("description").asText(), own.min(), own.max()));
                ((ObjectNode) parameter.get("schema"))
                        .put("format", "duration")
                        .put("x-minimum", own.min())
                        .put("x-maximum", own.max());
            }
        }
    }
}
