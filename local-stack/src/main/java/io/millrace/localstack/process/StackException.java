package io.millrace.localstack.process;

import java.io.Serial;

/** Thrown when the stack can't do what it should. The message is for the user and says what to do. */
public final class StackException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * An exception without a cause.
     *
     * @param message what is wrong and what to do
     */
    public StackException(String message) {
        super(message);
    }

    /**
     * An exception with its cause, for the log.
     *
     * @param message what is wrong and what to do
     */
    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
