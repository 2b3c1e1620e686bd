package io.millrace.api.suppressions;

import io.millrace.api.pinot.PinotQueries;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.catalog.Bucket;
import io.millrace.catalog.LowerCased;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The customers' addresses. They are in {@code users} alone and looked up there each time, so that who is deleted from
 * the shop's database is on no list as soon as that has come through.
 */
@Singleton
final class Directory {
    /** Of so few customers, each is asked for by id; of more, all of their buckets. */
    private static final int FEW = 500;

    private static final int MOST_ROWS = 50_000;
    /** The database's clock may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private static final Comparator<UserVersions.Row> BY_AGE = Comparator.comparingLong(UserVersions.Row::ts)
            .thenComparingLong(UserVersions.Row::writtenAt)
            .thenComparing(UserVersions.Row::deleted);

    private final PinotQueries pinot;
    private final Clock clock;

    Directory(PinotQueries pinot, Clock clock) {
        this.pinot = pinot;
        this.clock = clock;
    }

    /**
     * The addresses of some customers, all of one range of buckets.
     *
     * @return by customer; one who is deleted, unknown or has no address is missing
     */
    CompletionStage<Map<String, String>> addresses(BucketRange range, Collection<String> ids) {
        if (ids.size() <= FEW) {
            return addresses(List.copyOf(ids));
        }
        int most = Math.min(MOST_ROWS, 4 * ids.size() + 1000);
        UsersInBuckets query = new UsersInBuckets(range.buckets(), 0, until(), most);
        return pinot.run(query).thenCompose(rows -> {
            Map<String, String> found = new HashMap<>(rows.size() * 2);
            rows.stream().filter(row -> isAddress(row.email())).forEach(row -> found.put(row.id(), row.email()));
            // Whom that doesn't name is looked for one by one: also one whose row was just being replaced
            List<String> missing =
                    ids.stream().filter(id -> !found.containsKey(id)).toList();
            return addresses(missing).thenApply(rest -> {
                found.putAll(rest);
                return found;
            });
        });
    }

    /** The addresses of some customers, by customer, from the newest versions of their rows. */
    CompletionStage<Map<String, String>> addresses(List<String> ids) {
        return newest(ids).thenApply(rows -> rows.stream()
                .filter(row -> !row.deleted() && isAddress(row.email()))
                .collect(Collectors.toMap(UserVersions.Row::id, UserVersions.Row::email)));
    }

    /** The customers of some addresses, which are given as {@link LowerCased} has them: by address, none to many. */
    CompletionStage<Map<String, Set<String>>> customers(Collection<String> emails) {
        return pinot.run(new UsersByEmail(emails, 0, until(), MOST_ROWS)).thenCompose(rows -> {
            if (rows.size() == MOST_ROWS) {
                throw tooMany();
            }
            List<String> ids = rows.stream().map(UsersByEmail.Row::id).toList();
            return addresses(ids).thenApply(addresses -> {
                Map<String, Set<String>> byEmail = new HashMap<>();
                addresses.forEach((id, email) -> byEmail.computeIfAbsent(LowerCased.of(email), key -> new TreeSet<>())
                        .add(id));
                return byEmail;
            });
        });
    }

    /** The customers of a range of whom a change has come in since a time. */
    CompletionStage<Set<String>> changedSince(BucketRange range, long receivedSinceMs) {
        UsersChanged query = new UsersChanged(range.from(), range.until(), receivedSinceMs, 0, until(), MOST_ROWS);
        return pinot.run(query).thenCompose(rows -> {
            if (rows.size() < MOST_ROWS) {
                return CompletableFuture.completedFuture(
                        rows.stream().map(UsersChanged.Row::id).collect(Collectors.toSet()));
            }
            if (range.size() == 1) {
                throw tooMany();
            }
            return changedSince(range.firstHalf(), receivedSinceMs)
                    .thenCompose(one -> changedSince(range.secondHalf(), receivedSinceMs)
                            .thenApply(other ->
                                    Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet())));
        });
    }

    private CompletionStage<Collection<UserVersions.Row>> newest(List<String> ids) {
        if (ids.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        if (ids.size() > 10 * FEW) {
            return bothHalves(ids);
        }
        List<Integer> buckets = ids.stream().map(Bucket::of).distinct().sorted().toList();
        return pinot.run(new UserVersions(buckets, ids, 0, until(), MOST_ROWS)).thenCompose(rows -> {
            if (rows.size() == MOST_ROWS) {
                if (ids.size() == 1) {
                    throw tooMany();
                }
                return bothHalves(ids);
            }
            Map<String, UserVersions.Row> newest = new HashMap<>();
            rows.forEach(
                    row -> newest.merge(row.id(), row, (one, other) -> BY_AGE.compare(one, other) >= 0 ? one : other));
            return CompletableFuture.completedFuture(newest.values());
        });
    }

    private CompletionStage<Collection<UserVersions.Row>> bothHalves(List<String> ids) {
        int middle = ids.size() / 2;
        return newest(ids.subList(0, middle))
                .thenCompose(one -> newest(ids.subList(middle, ids.size())).thenApply(other -> {
                    Collection<UserVersions.Row> both = new ArrayList<>(one);
                    both.addAll(other);
                    return both;
                }));
    }

    /** Pinot gives "null" for a text that isn't there. */
    private static boolean isAddress(String email) {
        return email.indexOf('@') >= 0;
    }

    private static Failure tooMany() {
        return new Failure(
                FailureKind.PINOT_UNAVAILABLE,
                "There are more versions of a customer's row than can be looked through.");
    }

    private long until() {
        return clock.instant().plus(AHEAD).toEpochMilli();
    }
}
