package io.millrace.catalog.apply;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if Kafka or Pinot can't be reached, refuses a request, or doesn't finish it in time. The message says which
 * one, and its address.
 */
public final class TargetException extends RuntimeException {

    public TargetException(String message) {
        super(message);
    }

    public TargetException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
