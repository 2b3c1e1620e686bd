package io.millrace.api.suppressions;

import io.millrace.api.query.Completeness;
import io.millrace.catalog.stream.StreamName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked for: all who are on one of some lists and on none of others. A single list is one of one.
 *
 * @param name what it is called in a URL
 * @param byAddress whether they are told by their addresses alone, so that who has none can't be among them
 */
record ListDefinition(String name, List<ListCall> include, List<ListCall> exclude, boolean byAddress) {
    private static final StreamName USERS = new StreamName("users");

    ListDefinition {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    static ListDefinition of(ListCall call) {
        return new ListDefinition(call.list().name(), List.of(call), List.of(), false);
    }

    ListDefinition byAddress(boolean alone) {
        return new ListDefinition(name, include, exclude, alone);
    }

    /** All lists that are asked, those to include first. */
    List<ListCall> calls() {
        return Stream.concat(include.stream(), exclude.stream()).toList();
    }

    /** What an answer about it needs: all its tables, no older than the strictest of the lists allows. */
    Completeness completeness() {
        Set<StreamName> tables = new LinkedHashSet<>(Set.of(USERS));
        calls().forEach(call -> tables.addAll(call.list().tables()));
        return new Completeness(tables, maxAge());
    }

    /** What the strictest of the lists allows. */
    Duration maxAge() {
        return calls().stream()
                .map(call -> call.list().maxAge())
                .min(Duration::compareTo)
                .orElseThrow();
    }

    /** By which list somebody is asked for, and since when they are on it, epoch ms. */
    record Entry(ListCall call, long since) {
        Member member(String customer, @Nullable String email) {
            return call.member(customer, email, since);
        }
    }

    /**
     * Who is left of what the lists say, with or without an address.
     *
     * @param byCustomer of who is on several lists to include, the first of these
     * @param steps how many were left after each list
     */
    record Left(Map<String, Entry> byCustomer, List<Integer> steps) {}

    /** Who is left of what the lists say, which is in the order of {@link #calls}. */
    Left left(List<ListRows> said) {
        Map<String, Entry> left = new HashMap<>();
        List<Integer> steps = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            Map<String, Long> members = said.get(i).sinceByCustomer();
            if (i < include.size()) {
                ListCall call = include.get(i);
                members.forEach((customer, since) -> left.putIfAbsent(customer, new Entry(call, since)));
            } else {
                members.keySet().forEach(left::remove);
            }
            steps.add(left.size());
        }
        return new Left(left, steps);
    }

    /** The same for the same question, to bind a cursor to it. */
    String text() {
        return name + texts(include) + texts(exclude) + (byAddress ? "by address" : "");
    }

    private static String texts(List<ListCall> calls) {
        return calls.stream().map(ListCall::text).collect(Collectors.joining(",", "(", ")"));
    }
}
