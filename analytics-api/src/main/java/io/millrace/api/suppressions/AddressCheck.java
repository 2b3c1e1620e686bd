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

/** Says of addresses whether they are on lists, and why. A list that can't be asked keeps back nothing that others say. */
@Singleton
final class AddressCheck {
    /** What isn't known is a text and not null, since many a language takes null for false. */
    static final String UNKNOWN = "unknown";

    private final QueryService queries;
    private final Clock clock;

    AddressCheck(QueryService queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /** Why one address is on a list. */
    record Hit(String list, String customerId, String reason, Instant since, @Nullable Instant until) {}

    /**
     * What there is to say of one address.
     *
     * @param email as it was asked for
     * @param known whether a customer has it
     * @param suppressed true where it is on a list; else {@link #UNKNOWN} where a list couldn't be asked; else false
     */
    record Verdict(
            String email,
            boolean known,
            @Schema(oneOf = {Boolean.class, String.class}) Object suppressed,
            List<Hit> lists) {}

    /** A list of which nothing is known now, and why. */
    record Unavailable(String list, String reason) {}

    /**
     * The verdicts on addresses, in their order.
     *
     * @param unavailable the lists that couldn't be asked, of all that were to be; none usually
     */
    record Verdicts(Instant asOf, long freshnessMs, List<Unavailable> unavailable, List<Verdict> results) {}

    /**
     * Answers for the lists that can be asked.
     *
     * @return the verdicts; completed with a {@link Failure} where no list can be asked, with the reason of the first, or
     *     where the customers of the addresses can't be found
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

    /** The customers of the addresses, by address. Every list's context has the table {@code users}. */
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

    /** The lists of a request, without those of which a step failed. */
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
         * Does one thing with each list that is still available, with all at once.
         *
         * @return what came of it by list, of those with which it could be done; completed with the {@link Failure} of the
         *     first list where there is none left
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
