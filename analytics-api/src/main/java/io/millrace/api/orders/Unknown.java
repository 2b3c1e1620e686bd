package io.millrace.api.orders;

import org.jspecify.annotations.Nullable;

/** Pinot gives the text {@code null} for a text column without a value. */
final class Unknown {
    private static final String PINOTS_NULL = "null";

    private Unknown() {}

    static @Nullable String asNull(@Nullable String text) {
        return PINOTS_NULL.equals(text) ? null : text;
    }
}
