package io.millrace.api.pinot;

/** Pinot didn't answer a query whole and in time. It is no defect: no stack trace is taken. */
public final class PinotUnavailableException extends RuntimeException {
    /** @param message what is missing, as a sentence */
    public PinotUnavailableException(String message) {
        super(message, null, false, false);
    }
}
