package io.millrace.api.kafka;

/**
 * Thrown if Kafka has not acknowledged all records of a batch in time. Some of them may be stored. This isn't a defect,
 * so it has no stack trace.
 */
public final class NotAcknowledgedException extends RuntimeException {
    public NotAcknowledgedException() {
        super("Not every record was acknowledged in time.", null, false, false);
    }
}
