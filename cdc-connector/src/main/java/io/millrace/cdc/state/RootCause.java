package io.millrace.cdc.state;

/** Finds the cause of an exception. Debezium and Kafka wrap their exceptions several times. */
public final class RootCause {

    private RootCause() {}

    /** Returns the message of the innermost exception, or its class name if it has no message. */
    public static String message(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}
