package io.millrace.api.pinot;

import org.jspecify.annotations.Nullable;

/** What Pinot gives for a column without a value: the text {@code null}, or for a DOUBLE a number that is none. */
public final class Unknown {
    private static final String PINOTS_NULL = "null";

    private Unknown() {}

    public static @Nullable String asNull(@Nullable String text) {
        return PINOTS_NULL.equals(text) ? null : text;
    }

    public static @Nullable Double asNull(@Nullable Double number) {
        return number == null || Double.isFinite(number) ? number : null;
    }
}
