package io.millrace.catalog;

/** Who writes a stream. */
public enum Origin {
    /** Events posted over HTTP. */
    INGEST,
    /** Row changes captured from a database. */
    CDC,
    /** Records derived from other streams. */
    PROCESSOR;

    /** Whether its topics hold transactions, of which some are aborted. */
    boolean writesInTransactions() {
        return switch (this) {
            case INGEST -> false;
            case CDC, PROCESSOR -> true;
        };
    }
}
