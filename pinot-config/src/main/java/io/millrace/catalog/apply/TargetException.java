package io.millrace.catalog.apply;

import org.jspecify.annotations.Nullable;

/** Kafka or Pinot can't be reached, refuses a change, or doesn't finish it in time; the message says which and where. */
public final class TargetException extends RuntimeException {

    public TargetException(String message) {
        super(message);
    }

    public TargetException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
