package io.millrace.api.suppressions;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Writes a list as lines of text. */
interface Lines {
    /** Writes what comes before the members. */
    void head(OutputStream out) throws IOException;

    /** Writes the members of a chunk. */
    void of(Chunk chunk, OutputStream out) throws IOException;

    /** Writes the end of a complete list. */
    void end(Map<String, Object> summary, OutputStream out) throws IOException;

    /** Writes the end of a list that is broken off. The transfer is cut off after it. */
    void broken(String reason, OutputStream out) throws IOException;
}
