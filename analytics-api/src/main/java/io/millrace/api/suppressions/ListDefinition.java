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
 * A set of customers: those on at least one of some lists and on none of others. A single list is a definition with one
 * list to include.
 *
 * @param name the name of the list or audience in the URL
 * @param byAddress whether only the addresses are told, so that customers without an address can't be members
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

    /** Returns the same definition with another {@code byAddress}. */
    ListDefinition byAddress(boolean alone) {
        return new ListDefinition(name, include, exclude, alone);
    }

    /** Returns all lists, first those to include. */
    List<ListCall> calls() {
        return Stream.concat(include.stream(), exclude.stream()).toList();
    }

    /** Returns what an answer needs: the tables of all lists and {@code users}, no older than {@link #maxAge}. */
    Completeness completeness() {
        Set<StreamName> tables = new LinkedHashSet<>(Set.of(USERS));
        calls().forEach(call -> tables.addAll(call.list().tables()));
        return new Completeness(tables, maxAge());
    }

    /** Returns the smallest {@code maxAge} of the lists. */
    Duration maxAge() {
        return calls().stream()
                .map(call -> call.list().maxAge())
                .min(Duration::compareTo)
                .orElseThrow();
    }

    /**
     * Why a customer is a member.
     *
     * @param call the list that the customer is on
     * @param since since when, in epoch ms
     */
    record Entry(ListCall call, long since) {
        Member member(String customer, @Nullable String email) {
            return call.member(customer, email, since);
        }
    }

    /**
     * The customers who remain after all lists, with or without an address.
     *
     * @param byCustomer the first list to include that has the customer
     * @param steps the number of customers after each list
     */
    record Left(Map<String, Entry> byCustomer, List<Integer> steps) {}

    /**
     * Includes and excludes the customers of the lists.
     *
     * @param said the rows of each list, in the order of {@link #calls}
     */
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

    /** Returns a text that is equal for equal definitions. Cursors are bound to it. */
    String text() {
        return name + texts(include) + texts(exclude) + (byAddress ? "by address" : "");
    }

    private static String texts(List<ListCall> calls) {
        return calls.stream().map(ListCall::text).collect(Collectors.joining(",", "(", ")"));
    }
}
