package io.millrace.cdc;

/** The database doesn't let us capture, and won't until somebody grants it. */
final class SourceRefusedException extends RuntimeException {
    SourceRefusedException(String message) {
        super(message);
    }
}
