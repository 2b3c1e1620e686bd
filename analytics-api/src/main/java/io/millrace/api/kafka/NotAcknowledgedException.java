package io.millrace.api.kafka;

/**
 * Kafka has not, or not in time, acknowledged all records that were written together: some may be stored. It is no defect:
 * no stack trace is taken.
 */
public final class NotAcknowledgedException extends RuntimeException {
    public NotAcknowledgedException() {
        super("Not every record was acknowledged in time.", null, false, false);
    }
}
