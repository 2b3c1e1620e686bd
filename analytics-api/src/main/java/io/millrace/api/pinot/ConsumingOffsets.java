package io.millrace.api.pinot;

import java.util.Map;
import java.util.concurrent.CompletionStage;

/** How far Pinot has read the topics of its tables. */
public interface ConsumingOffsets {
    /**
     * Asks how far a table has read.
     *
     * @return by partition, the offset of the next record to be read, on the server that is furthest behind; a
     *     partition that no server reads just now is missing
     */
    CompletionStage<Map<Integer, Long>> of(String table);
}
