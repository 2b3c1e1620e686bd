package io.millrace.catalog.apply;

import java.util.Set;

/**
 * The settings that a version of Pinot reports as unrecognized and that are still right: one catalogue serves both, and
 * each version needs a name that the other has not. Any other unrecognized setting is a mistake.
 */
final class ExpectedUnrecognized {

    /** Pinot 1.x still honours the first, and derives the second from {@code replication}. */
    private static final Set<String> BY_PINOT_1 =
            Set.of("/realtime/upsertConfig/comparisonColumn", "/realtime/segmentsConfig/replicasPerPartition");

    private ExpectedUnrecognized() {}

    /**
     * Whether the setting is right all the same.
     *
     * @param version the controller's, such as {@code 0.11.0-1b4d6b6}
     * @param pointer the setting, as {@code /tableConfigs/validate} names it
     */
    static boolean contains(String version, String pointer) {
        return !version.startsWith("0.") && BY_PINOT_1.contains(pointer);
    }
}
