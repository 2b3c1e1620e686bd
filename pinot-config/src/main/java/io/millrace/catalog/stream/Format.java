package io.millrace.catalog.stream;

/** A format in which events can be posted. */
public enum Format {
    /** One JSON object, or an array of them. */
    JSON,
    /** One JSON object a line. */
    NDJSON
}
