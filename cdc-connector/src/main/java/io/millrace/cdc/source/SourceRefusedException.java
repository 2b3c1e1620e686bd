package io.millrace.cdc.source;

/**
 * The database can't be captured until somebody changes an account, a table or the class path. The message says what to
 * do.
 */
public final class SourceRefusedException extends RuntimeException {
    SourceRefusedException(String message) {
        super(message);
    }
}
