package io.millrace.api.pinot;

import java.util.Map;
import java.util.concurrent.CompletionStage;

/** How far Pinot has read the topics of its tables. */
public interface ConsumingOffsets {
    /**
     * Asks how far Pinot has read a table's topic.
     *
     * @return for each partition, the offset of the next record on the server that is furthest behind; a partition that
     *     no server reads is missing
     */
    CompletionStage<Map<Integer, Long>> of(String table);
}
