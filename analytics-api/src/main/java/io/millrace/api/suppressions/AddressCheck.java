package io.millrace.api.suppressions;

import io.millrace.api.query.QueryContext;
import io.millrace.api.query.QueryService;
import io.millrace.api.web.Answer;
import io.millrace.api.web.Failure;
import io.millrace.api.web.Failures;
import io.millrace.catalog.text.LowerCased;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks up whether addresses are on suppression lists, and why. A list that is unavailable doesn't hide the hits of the
 * other lists.
 */
@Singleton
final class AddressCheck {
    /**
     * The value of {@code suppressed} where it can't be determined. It is a text and not null, since many languages
     * treat null as false.
     */
    static final String UNKNOWN = "unknown";

    private final QueryService queries;
    private final Clock clock;

    AddressCheck(QueryService queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /**
     * A list that an address is on.
     *
     * @param list the list's name
     * @param customerId the customer who has the address
     * @param reason the list's reason, from its {@code list.json}
     * @param since when the event happened that put the customer on the list
     * @param until the first instant at which the customer is no longer on the list; null for never
     */
    record Hit(String list, String customerId, String reason, Instant since, @Nullable Instant until) {}

    /**
     * The result for one address.
     *
     * @param email the address, as in the request
     * @param known whether a customer has the address
     * @param suppressed true if the address is on a list; otherwise {@link #UNKNOWN} if a list is unavailable;
     *     otherwise false
     * @param lists the lists that the address is on, one entry for each list and customer; empty if there are none
     */
    record Verdict(
            String email,
            boolean known,
            @Schema(oneOf = {Boolean.class, String.class}) Object suppressed,
            List<Hit> lists) {}

    /**
     * A list that couldn't be read.
     *
     * @param list the list's name
     * @param reason why not
     */
    record Unavailable(String list, String reason) {}

    /**
     * The answer to a look-up.
     *
     * @param asOf the time that the answer is for
     * @param freshnessMs every event acknowledged this long before {@code asOf} is in the answer
     * @param unavailable the requested lists that couldn't be read; usually empty
     * @param results one for each address, in the order of the request
     */
    record Verdicts(Instant asOf, long freshnessMs, List<Unavailable> unavailable, List<Verdict> results) {}

    /**
     * Looks up the addresses on all lists of the request that are available.
     *
     * @return the result; completed with a {@link Failure} if no list is available (with the reason of the first), or
     *     if the customers of the addresses can't be found
     */
    CompletionStage<Verdicts> check(CheckRequest request) {
        AsOf asOf = AsOf.of(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Lists lists = new Lists(request.lists());
        return lists.each(call -> CompletableFuture.completedFuture(
                        queries.complete(ListDefinition.of(call).completeness(), asOf.at())))
                .thenCompose(contexts -> check(request, asOf, lists, contexts));
    }

    private static CompletionStage<Verdicts> check(
            CheckRequest request, AsOf asOf, Lists lists, Map<ListCall, QueryContext> contexts) {
        return customers(request, contexts.values().iterator().next()).thenCompose(customers -> lists.each(
                        call -> members(customers, call, context(contexts, call), asOf))
                .thenCompose(found -> lists.each(call -> context(contexts, call).answer(age -> age))
                        .thenApply(confirmed -> new Verdicts(
                                asOf.at(),
                                oldest(confirmed).toMillis(),
                                lists.unavailable(),
                                verdicts(request, customers, lists, found)))));
    }

    private static QueryContext context(Map<ListCall, QueryContext> contexts, ListCall call) {
        return Objects.requireNonNull(contexts.get(call));
    }

    /** Finds the customers by address. The tables of every list's context include {@code users}. */
    private static CompletionStage<Map<String, Set<String>>> customers(CheckRequest request, QueryContext context) {
        Set<String> keys = request.emails().stream().map(LowerCased::of).collect(Collectors.toCollection(TreeSet::new));
        return new Directory(context).customers(keys);
    }

    private static CompletionStage<Map<String, Long>> members(
            Map<String, Set<String>> customers, ListCall call, QueryContext context, AsOf asOf) {
        List<String> ids = customers.values().stream()
                .flatMap(Set::stream)
                .distinct()
                .sorted()
                .toList();
        return ids.isEmpty()
                ? CompletableFuture.completedFuture(Map.of())
                : new ListMembers(context).among(new Customers(ids), call, asOf);
    }

    private static Duration oldest(Map<ListCall, Answer<Duration>> confirmed) {
        return confirmed.values().stream()
                .map(Answer::body)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static List<Verdict> verdicts(
            CheckRequest request,
            Map<String, Set<String>> customers,
            Lists lists,
            Map<ListCall, Map<String, Long>> found) {
        return request.emails().stream()
                .map(email -> verdict(email, customers.getOrDefault(LowerCased.of(email), Set.of()), lists, found))
                .toList();
    }

    private static Verdict verdict(String email, Set<String> ids, Lists lists, Map<ListCall, Map<String, Long>> found) {
        List<Hit> hits = new ArrayList<>();
        found.forEach((call, sinceByCustomer) -> {
            for (String id : lists.isAvailable(call) ? ids : Set.<String>of()) {
                @Nullable Long since = sinceByCustomer.get(id);
                if (since != null) {
                    Member member = call.member(id, email, since);
                    hits.add(new Hit(call.list().name(), id, member.reason(), member.since(), member.until()));
                }
            }
        });
        return new Verdict(email, !ids.isEmpty(), suppressed(hits, lists), hits);
    }

    private static Object suppressed(List<Hit> hits, Lists lists) {
        if (!hits.isEmpty()) {
            return true;
        }
        return lists.unavailable().isEmpty() ? false : UNKNOWN;
    }

    /** The lists of a request. A list of which a step fails is left out of the further steps. */
    private static final class Lists {
        private final List<ListCall> all;
        private final Map<ListCall, Failure> failed = new LinkedHashMap<>();

        Lists(List<ListCall> all) {
            this.all = all;
        }

        boolean isAvailable(ListCall call) {
            return !failed.containsKey(call);
        }

        List<Unavailable> unavailable() {
            return all.stream()
                    .filter(call -> !isAvailable(call))
                    .map(call -> new Unavailable(
                            call.list().name(),
                            Objects.requireNonNull(failed.get(call)).detail()))
                    .toList();
        }

        /**
         * Runs a step for each available list, for all of them at the same time.
         *
         * @return the results by list, of the lists whose step succeeded; completed with the {@link Failure} of the
         *     first list if none is left
         */
        <T> CompletionStage<Map<ListCall, T>> each(Function<ListCall, CompletionStage<T>> step) {
            Map<ListCall, CompletableFuture<T>> asked = new LinkedHashMap<>();
            all.stream()
                    .filter(this::isAvailable)
                    .forEach(call -> asked.put(
                            call, CompletableFuture.completedFuture(call).thenCompose(step)));
            return CompletableFuture.allOf(asked.values().toArray(CompletableFuture<?>[]::new))
                    .handle((done, failure) -> answers(asked));
        }

        private <T> Map<ListCall, T> answers(Map<ListCall, CompletableFuture<T>> asked) {
            Map<ListCall, T> answers = new LinkedHashMap<>();
            asked.forEach((call, answer) -> {
                try {
                    answers.put(call, answer.join());
                } catch (CompletionException e) {
                    failed.put(call, Failures.of(e).orElseThrow(() -> e));
                }
            });
            if (failed.size() == all.size()) {
                throw failed.values().iterator().next();
            }
            return answers;
        }
    }
}
