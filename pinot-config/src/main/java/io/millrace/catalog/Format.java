package io.millrace.catalog;

/** A form in which events of a stream may be posted. */
public enum Format {
    /** One JSON object, or an array of them. */
    JSON,
    /** One JSON object a line. */
    NDJSON
}
