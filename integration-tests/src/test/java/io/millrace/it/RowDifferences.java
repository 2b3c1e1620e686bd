package io.millrace.it;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Compares many rows. A failed comparison of two maps would print all of them, at every poll. */
public final class RowDifferences {
    private static final int MOST = 5;

    private RowDifferences() {}

    /** Returns the first few differences; empty if each key has the wanted row, and no other key has one. */
    public static <K> List<String> of(Map<K, String> wanted, Map<K, String> found) {
        Stream<String> lostOrWrong = wanted.entrySet().stream()
                .filter(row -> !Objects.equals(row.getValue(), found.get(row.getKey())))
                .map(row -> row.getKey() + ": wanted " + row.getValue() + ", found " + found.get(row.getKey()));
        Stream<String> tooMany = found.keySet().stream()
                .filter(key -> !wanted.containsKey(key))
                .map(key -> key + ": wanted none, found " + found.get(key));
        return Stream.concat(lostOrWrong, tooMany).limit(MOST).toList();
    }
}
