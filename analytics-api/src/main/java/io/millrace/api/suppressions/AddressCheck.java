package io.millrace.api.suppressions;

import io.millrace.api.freshness.Wholeness;
import io.millrace.catalog.LowerCased;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of addresses whether they are on lists, and why. */
@Singleton
final class AddressCheck {
    private final ListMembers members;
    private final Directory directory;
    private final Wholeness wholeness;
    private final Clock clock;

    AddressCheck(ListMembers members, Directory directory, Wholeness wholeness, Clock clock) {
        this.members = members;
        this.directory = directory;
        this.wholeness = wholeness;
        this.clock = clock;
    }

    /** Why one address is on a list. */
    record Hit(String list, String customerId, String reason, Instant since, @Nullable Instant until) {}

    /**
     * What there is to say of one address.
     *
     * @param email as it was asked for
     * @param known whether a customer has it
     */
    record Verdict(String email, boolean known, boolean suppressed, List<Hit> lists) {}

    /** The verdicts on addresses, in their order. */
    record Verdicts(Instant asOf, long freshnessMs, List<Verdict> results) {}

    Verdicts check(CheckRequest request) {
        List<String> emails = request.emails();
        List<ListCall> calls = request.lists();
        Instant begun = clock.instant();
        AsOf asOf = AsOf.of(begun.truncatedTo(ChronoUnit.MILLIS));
        Recipe all = new Recipe("check", calls, List.of());
        wholeness.demand(all.tables(), all.maxAge());
        Set<String> keys = emails.stream().map(LowerCased::of).collect(Collectors.toCollection(TreeSet::new));
        Map<String, Set<String>> customers =
                Pull.waitFor(directory.customers(keys).toCompletableFuture());
        List<String> ids = customers.values().stream()
                .flatMap(Set::stream)
                .distinct()
                .sorted()
                .toList();
        Map<ListCall, Map<String, Long>> found = ids.isEmpty() ? Map.of() : among(ids, calls, asOf);
        Duration freshness = Pull.waitFor(
                wholeness.confirm(all.tables(), begun, all.maxAge()).toCompletableFuture());
        List<Verdict> verdicts = emails.stream()
                .map(email -> verdict(email, customers.getOrDefault(LowerCased.of(email), Set.of()), found))
                .toList();
        return new Verdicts(asOf.at(), freshness.toMillis(), verdicts);
    }

    private Map<ListCall, Map<String, Long>> among(List<String> ids, List<ListCall> calls, AsOf asOf) {
        Map<ListCall, CompletableFuture<Map<String, Long>>> asked = new LinkedHashMap<>();
        calls.forEach(call -> asked.put(call, members.among(ids, call, asOf).toCompletableFuture()));
        Map<ListCall, Map<String, Long>> found = new LinkedHashMap<>();
        asked.forEach((call, answer) -> found.put(call, Pull.waitFor(answer)));
        return found;
    }

    private static Verdict verdict(String email, Set<String> ids, Map<ListCall, Map<String, Long>> found) {
        List<Hit> hits = new ArrayList<>();
        found.forEach((call, sinceByCustomer) -> {
            for (String id : ids) {
                @Nullable Long since = sinceByCustomer.get(id);
                if (since != null) {
                    Member member = call.member(id, email, since);
                    hits.add(new Hit(call.list().name(), id, member.reason(), member.since(), member.until()));
                }
            }
        });
        return new Verdict(email, !ids.isEmpty(), !hits.isEmpty(), hits);
    }
}
