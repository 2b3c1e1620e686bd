package io.millrace.api.query;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.type.Argument;
import io.millrace.api.web.Parameters;
import io.millrace.api.web.TimeAndId;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a question: a component of its record, with the bounds and the default that its annotations give. The
 * OpenAPI document is made from the same annotations.
 *
 * <p>A component of a type for which there is no reader, or without the bounds that its type needs, is a defect of the
 * record: {@link IllegalStateException}.
 */
record Parameter(String name, Reader reader, @Nullable String fallback, boolean isRequired) {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /** Makes a value of text, or throws a {@link io.millrace.api.web.Failure} that names the rule. */
    interface Reader {
        Object read(String text);
    }

    static Parameter of(Argument<?> component) {
        AnnotationMetadata metadata = component.getAnnotationMetadata();
        String name = component.getName();
        String fallback = metadata.stringValue(Bindable.class, "defaultValue").orElse(null);
        return new Parameter(
                name,
                reader(name, component.getType(), metadata),
                fallback,
                fallback == null && !component.isDeclaredNullable());
    }

    /** The value; null where there is none and the parameter may be left out. */
    @Nullable
    Object read(@Nullable String text) {
        String given = text == null ? fallback : text;
        if (given == null) {
            if (isRequired) {
                throw Parameters.missing(name);
            }
            return null;
        }
        return reader.read(given);
    }

    private static Reader reader(String name, Class<?> type, AnnotationMetadata metadata) {
        if (type == int.class) {
            int min = (int) bound(metadata.longValue(Min.class, "value"), name, "Min");
            int max = (int) bound(metadata.longValue(Max.class, "value"), name, "Max");
            return text -> Parameters.integer(name, text, min, max);
        }
        if (type == double.class || type == Double.class) {
            double min = Double.parseDouble(bound(metadata.stringValue(DecimalMin.class), name, "DecimalMin"));
            double max = Double.parseDouble(bound(metadata.stringValue(DecimalMax.class), name, "DecimalMax"));
            return text -> Parameters.number(name, text, min, max);
        }
        if (type == Duration.class) {
            Duration min =
                    Duration.parse(bound(metadata.stringValue(DurationRange.class, "min"), name, "DurationRange"));
            Duration max =
                    Duration.parse(bound(metadata.stringValue(DurationRange.class, "max"), name, "DurationRange"));
            return text -> Parameters.duration(name, text, min, max);
        }
        if (type == String.class) {
            int max = (int) bound(metadata.longValue(Size.class, "max"), name, "Size");
            return text -> Parameters.text(name, text, max);
        }
        if (type == boolean.class) {
            return text -> Parameters.flag(name, text);
        }
        if (type == Instant.class) {
            return text -> Parameters.instant(name, text, EARLIEST, LATEST);
        }
        if (type == ZoneId.class) {
            return text -> Parameters.zone(name, text);
        }
        if (type == TimeAndId.class) {
            return text -> TimeAndId.parse(name, text);
        }
        if (type.isEnum()) {
            return text -> Parameters.constant(name, text, type);
        }
        throw new IllegalStateException("There is no reader for %s %s".formatted(type.getName(), name));
    }

    private static long bound(OptionalLong bound, String name, String annotation) {
        return bound.orElseThrow(() -> new IllegalStateException("%s needs @%s".formatted(name, annotation)));
    }

    private static String bound(Optional<String> bound, String name, String annotation) {
        return bound.orElseThrow(() -> new IllegalStateException("%s needs @%s".formatted(name, annotation)));
    }
}
