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
 * Finds the addresses of customers in {@code users}. Nothing is copied from there, so a customer who is deleted in the
 * shop's database leaves all lists as soon as the change has been captured.
 *
 * @param context in which the queries run
 */
record Directory(QueryContext context) {
    /** Up to this many customers are queried by id; for more, all customers of their buckets are queried. */
    private static final int FEW = 500;

    private static final int MOST_ROWS = 50_000;
    /** No bound on time: a row of {@code users} whose time is ahead of this clock counts, too. */
    private static final long UNTIL = Long.MAX_VALUE;

    /**
     * The addresses of customers. A customer who is in neither has no row in {@code users}, or no address in the row.
     *
     * @param byCustomer the address by customer
     * @param deleted the customers whose row is deleted
     */
    record Addresses(Map<String, String> byCustomer, Set<String> deleted) {}

    /**
     * Finds the addresses of customers.
     *
     * @param range a range of buckets that has all of the customers
     */
    CompletionStage<Addresses> addresses(BucketRange range, Collection<String> ids) {
        if (ids.size() <= FEW) {
            return addresses(List.copyOf(ids));
        }
        int most = Math.min(MOST_ROWS, 4 * ids.size() + 1000);
        UsersInBuckets query = new UsersInBuckets(range.buckets(), 0, UNTIL, most);
        return context.run(query).thenCompose(rows -> {
            Map<String, String> found = new HashMap<>(rows.size() * 2);
            rows.stream().filter(row -> isAddress(row.email())).forEach(row -> found.put(row.id(), row.email()));
            // Those without a result are queried by id, too: a row may just have been in replacement
            List<String> missing =
                    ids.stream().filter(id -> !found.containsKey(id)).toList();
            return addresses(missing).thenApply(rest -> {
                found.putAll(rest.byCustomer());
                return new Addresses(found, rest.deleted());
            });
        });
    }

    /** Finds the addresses of customers in the newest versions of their rows. */
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

    /**
     * Finds the customers of addresses.
     *
     * @param emails in the form of {@link LowerCased}
     * @return the customers by address; an address without customers is missing
     */
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

    /** Finds the customers in a range whose row in {@code users} has changed since a time of receipt, in epoch ms. */
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

    /** Finds the newest version of each customer's row. Customers without a row are left out. */
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
