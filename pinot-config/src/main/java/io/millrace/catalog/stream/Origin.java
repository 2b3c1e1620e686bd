package io.millrace.catalog.stream;

/** The service that writes a stream. */
public enum Origin {
    /** Events posted over HTTP. */
    INGEST,
    /** Row changes captured from a database. */
    CDC,
    /** Records derived from other streams. */
    PROCESSOR;

    /** Whether the topics are written in transactions, some of which may be aborted. */
    public boolean writesInTransactions() {
        return switch (this) {
            case INGEST -> false;
            case CDC, PROCESSOR -> true;
        };
    }
}
