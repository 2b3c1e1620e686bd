package io.millrace.api.suppressions;

import io.millrace.catalog.StreamName;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is asked for: all who are on one of some lists and on none of others. A single list is one of one.
 *
 * @param name what it is called in a URL
 */
record Recipe(String name, List<ListCall> include, List<ListCall> exclude) {
    private static final StreamName USERS = new StreamName("users");

    Recipe {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    static Recipe of(ListCall call) {
        return new Recipe(call.list().name(), List.of(call), List.of());
    }

    /** All lists that are asked, those to include first. */
    List<ListCall> calls() {
        return Stream.concat(include.stream(), exclude.stream()).toList();
    }

    Set<StreamName> tables() {
        Set<StreamName> tables = new LinkedHashSet<>(Set.of(USERS));
        calls().forEach(call -> tables.addAll(call.list().tables()));
        return tables;
    }

    /** What the strictest of the lists allows. */
    Duration maxAge() {
        return calls().stream()
                .map(call -> call.list().maxAge())
                .min(Duration::compareTo)
                .orElseThrow();
    }

    /** Who is left of what the lists say, in the order of {@link #calls}; with or without an address. */
    Set<String> left(List<ListRows> said) {
        Set<String> left = new HashSet<>();
        for (int i = 0; i < said.size(); i++) {
            Set<String> members = said.get(i).sinceByCustomer().keySet();
            if (i < include.size()) {
                left.addAll(members);
            } else {
                left.removeAll(new HashSet<>(members));
            }
        }
        return left;
    }

    /** The same for the same question, to bind a cursor to it. */
    String text() {
        return name + texts(include) + texts(exclude);
    }

    private static String texts(List<ListCall> calls) {
        return calls.stream().map(ListCall::text).collect(Collectors.joining(",", "(", ")"));
    }
}
