package io.millrace.localstack.process;

import java.io.Serial;

/** The stack can't do what it was asked for; the message is for a person and says what to do. */
public final class StackException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Without a cause that would tell more.
     *
     * @param message what is wrong and what helps
     */
    public StackException(String message) {
        super(message);
    }

    /**
     * With the cause, for the log.
     *
     * @param message what is wrong and what helps
     */
    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
