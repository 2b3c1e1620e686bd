package io.millrace.api.pinot;

import org.jspecify.annotations.Nullable;

/**
 * Converts what Pinot returns for a missing value: the empty text, which is the {@code defaultNullValue} of columns
 * that may be missing, or for a DOUBLE NaN.
 */
public final class Unknown {
    private Unknown() {}

    public static @Nullable String asNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    public static @Nullable Double asNull(@Nullable Double number) {
        return number == null || Double.isFinite(number) ? number : null;
    }
}
