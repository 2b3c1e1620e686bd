package io.millrace.cdc;

import org.jspecify.annotations.Nullable;

/** What was captured isn't in Kafka; it will be read again. */
final class NotWrittenException extends RuntimeException {
    NotWrittenException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
