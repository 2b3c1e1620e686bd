package io.millrace.api.query;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The bounds of a parameter that is an ISO 8601 duration, both inclusive. Jakarta Validation has no such annotation.
 */
@Target({ElementType.PARAMETER, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface DurationRange {
    /** The shortest duration, such as {@code PT1S}. */
    String min();

    /** The longest duration, such as {@code P31D}. */
    String max();
}
