package io.millrace.catalog.stream;

/** The names of the files in a stream's folder. A problem names a file as {@code <stream>/<file>}. */
public final class StreamFolder {

    /** What only Millrace knows of the stream. */
    public static final String STREAM = "stream.json";

    /** The contract: JSON Schema 2020-12. */
    public static final String CONTRACT = "event.schema.json";

    /** Pinot's schema of the table, without what all streams have in common. */
    public static final String SCHEMA = "schema.json";

    /** Pinot's table configuration, without what all tables have in common. */
    public static final String TABLE = "table.json";

    /** Events that the contract must accept, one a line. */
    public static final String VALID = "samples/valid.ndjson";

    /** Events that the contract must refuse, one a line, each with the reason. */
    public static final String INVALID = "samples/invalid.ndjson";

    private StreamFolder() {}
}
