package io.millrace.api.suppressions;

import io.millrace.api.pinot.PinotUnavailableException;
import io.millrace.api.query.QueryContext;
import io.millrace.catalog.text.LowerCased;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The customers' addresses. They are in {@code users} alone and looked up there each time, so that who is deleted from
 * the shop's database is on no list as soon as that has come through.
 *
 * @param context the answer that is made of them
 */
record Directory(QueryContext context) {
    /** Of so few customers, each is asked for by id; of more, all of their buckets. */
    private static final int FEW = 500;

    private static final int MOST_ROWS = 50_000;
    /** All times: a row whose time is ahead of our clock is as good as another. */
    private static final long UNTIL = Long.MAX_VALUE;

    /**
     * What {@code users} says of some customers. One who is neither in the one nor in the other has no row there, or no
     * address in it.
     *
     * @param byCustomer the addresses
     * @param deleted whose row was deleted
     */
    record Addresses(Map<String, String> byCustomer, Set<String> deleted) {}

    /** The addresses of some customers, all of one range of buckets. */
    CompletionStage<Addresses> addresses(BucketRange range, Collection<String> ids) {
        if (ids.size() <= FEW) {
            return addresses(List.copyOf(ids));
        }
        int most = Math.min(MOST_ROWS, 4 * ids.size() + 1000);
        UsersInBuckets query = new UsersInBuckets(range.buckets(), 0, UNTIL, most);
        return context.run(query).thenCompose(rows -> {
            Map<String, String> found = new HashMap<>(rows.size() * 2);
            rows.stream().filter(row -> isAddress(row.email())).forEach(row -> found.put(row.id(), row.email()));
            // Whom that doesn't name is looked for one by one: also one whose row was just being replaced
            List<String> missing =
                    ids.stream().filter(id -> !found.containsKey(id)).toList();
            return addresses(missing).thenApply(rest -> {
                found.putAll(rest.byCustomer());
                return new Addresses(found, rest.deleted());
            });
        });
    }

    /** The addresses of some customers, from the newest versions of their rows. */
    private CompletionStage<Addresses> addresses(List<String> ids) {
        return newest(ids)
                .thenApply(rows -> new Addresses(
                        rows.stream()
                                .filter(row -> !row.deleted() && isAddress(row.email()))
                                .collect(Collectors.toMap(UserVersions.Row::id, UserVersions.Row::email)),
                        rows.stream()
                                .filter(UserVersions.Row::deleted)
                                .map(UserVersions.Row::id)
                                .collect(Collectors.toSet())));
    }

    /** The customers of some addresses, which are given as {@link LowerCased} has them: by address, none to many. */
    CompletionStage<Map<String, Set<String>>> customers(Collection<String> emails) {
        return context.run(new UsersByEmail(emails, 0, UNTIL, MOST_ROWS)).thenCompose(rows -> {
            if (rows.size() == MOST_ROWS) {
                throw tooMany();
            }
            List<String> ids = rows.stream().map(UsersByEmail.Row::id).toList();
            return addresses(ids).thenApply(addresses -> {
                Map<String, Set<String>> byEmail = new HashMap<>();
                addresses.byCustomer().forEach((id, email) -> byEmail.computeIfAbsent(
                                LowerCased.of(email), key -> new TreeSet<>())
                        .add(id));
                return byEmail;
            });
        });
    }

    /** The customers of a range of whom a change has come in since a time. */
    CompletionStage<Set<String>> changedSince(BucketRange range, long receivedSinceMs) {
        return new Halving<BucketRange, Set<String>>(some -> changedIn(some, receivedSinceMs), Directory::both)
                .about(range);
    }

    private CompletionStage<Optional<Set<String>>> changedIn(BucketRange range, long receivedSinceMs) {
        return context.run(new UsersChanged(range.from(), range.until(), receivedSinceMs, 0, UNTIL, MOST_ROWS))
                .thenApply(rows -> rows.size() == MOST_ROWS
                        ? Optional.empty()
                        : Optional.of(rows.stream().map(UsersChanged.Row::id).collect(Collectors.toSet())));
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }

    /** The newest version of each customer's row; none of who has no row. */
    private CompletionStage<List<UserVersions.Row>> newest(List<String> ids) {
        if (ids.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        return new Halving<Customers, List<UserVersions.Row>>(this::newestOf, Directory::bothLists)
                .about(new Customers(ids));
    }

    private CompletionStage<Optional<List<UserVersions.Row>>> newestOf(Customers customers) {
        if (customers.size() > 10 * FEW) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return context.run(new UserVersions(customers.buckets(), customers.ids(), 0, UNTIL, MOST_ROWS))
                .thenApply(rows -> {
                    if (rows.size() == MOST_ROWS) {
                        return Optional.empty();
                    }
                    Map<String, UserVersions.Row> newest = new HashMap<>();
                    rows.forEach(
                            row -> newest.merge(row.id(), row, (one, other) -> one.isNewerThan(other) ? one : other));
                    return Optional.of(List.copyOf(newest.values()));
                });
    }

    private static <T> List<T> bothLists(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static boolean isAddress(String email) {
        return email.indexOf('@') >= 0;
    }

    private static PinotUnavailableException tooMany() {
        return new PinotUnavailableException("There are more customers of these addresses than can be looked through.");
    }
}
