package io.millrace.api.suppressions;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** A list as lines of text. */
interface Lines {
    /** What comes before all members. */
    void head(OutputStream out) throws IOException;

    void of(Chunk chunk, OutputStream out) throws IOException;

    /** What comes behind all members, where they are known to be all and right. */
    void end(Map<String, Object> summary, OutputStream out) throws IOException;

    /** What comes last where they aren't; the transfer is broken off after it. */
    void broken(String reason, OutputStream out) throws IOException;
}
