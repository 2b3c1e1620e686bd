package io.millrace.cdc.engine;

import org.jspecify.annotations.Nullable;

/** Kafka has refused records of a batch. Their position isn't stored, so the batch is read again. */
final class NotWrittenException extends RuntimeException {
    NotWrittenException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
