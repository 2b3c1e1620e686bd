package io.millrace.api.streams;

/** Thrown if a body can't be split into items. */
final class NotJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    NotJsonException(String message) {
        super(message);
    }
}
