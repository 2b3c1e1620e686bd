package io.millrace.api.pinot;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the segments' names from the ideal state. Pinot numbers the segments of a partition from 0 on and takes a segment
 * that it drops out of the ideal state first, before servers and brokers do without it (RetentionManager and
 * SegmentDeletionManager of Pinot).
 */
@Singleton
final class ControllerKeptSegments implements KeptSegments {
    /** {@code table__partition__sequence__time}. */
    private static final Pattern NAME = Pattern.compile(".+__(\\d{1,9})__(\\d{1,9})__[^_]+");

    private final ControllerApi controller;

    ControllerKeptSegments(ControllerApi controller) {
        this.controller = controller;
    }

    @Override
    public CompletionStage<Boolean> hasAll(String table) {
        return controller.idealState(table, "REALTIME").thenApply(ControllerKeptSegments::isWhole);
    }

    static boolean isWhole(@Nullable JsonNode idealState) {
        if (idealState == null || idealState.path("REALTIME").isEmpty()) {
            return false;
        }
        Map<Integer, Set<Integer>> sequences = new HashMap<>();
        Iterator<String> names = idealState.path("REALTIME").fieldNames();
        while (names.hasNext()) {
            Matcher name = NAME.matcher(names.next());
            if (!name.matches()) {
                return false;
            }
            sequences
                    .computeIfAbsent(Integer.valueOf(name.group(1)), partition -> new HashSet<>())
                    .add(Integer.valueOf(name.group(2)));
        }
        return sequences.values().stream().allMatch(ControllerKeptSegments::isFromZeroWithoutGaps);
    }

    private static boolean isFromZeroWithoutGaps(Set<Integer> sequence) {
        Optional<Integer> last = sequence.stream().max(Integer::compare);
        return last.isPresent() && last.get() == sequence.size() - 1;
    }
}
