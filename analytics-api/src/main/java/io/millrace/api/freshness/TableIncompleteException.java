package io.millrace.api.freshness;

/** A table lacks records until somebody mends it. It is no defect: no stack trace is taken. */
public final class TableIncompleteException extends RuntimeException {
    TableIncompleteException(TableFreshness table) {
        super("Table %s lacks records: %s.".formatted(table.table().value(), table.detail()), null, false, false);
    }
}
