package io.millrace.api.freshness;

/** A table is too far behind what was acknowledged, or isn't known not to be. It is no defect: no stack trace is taken. */
public final class TableBehindException extends RuntimeException {
    /** @param message which table, and how far, as a sentence */
    public TableBehindException(String message) {
        super(message, null, false, false);
    }
}
