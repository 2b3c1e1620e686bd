package io.millrace.api.streams;

/** A body that can't be taken apart into items. */
final class NotJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    NotJsonException(String message) {
        super(message);
    }
}
