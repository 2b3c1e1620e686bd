package io.millrace.api.suppressions;

import io.millrace.api.query.QueryContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the members of a list definition from Pinot, by ranges of buckets. */
final class Chunks {
    private final ListDefinition definition;
    private final ListMembers lists;
    private final Directory directory;

    /** @param context in which the queries run */
    Chunks(ListDefinition definition, QueryContext context) {
        this.definition = definition;
        this.lists = new ListMembers(context);
        this.directory = new Directory(context);
    }

    /**
     * Reads the members in a range. The range is halved until each result fits.
     *
     * @return the members; completed with a {@link io.millrace.api.pinot.PinotUnavailableException} if a single bucket
     *     doesn't fit
     */
    CompletionStage<Chunk> of(BucketRange range, AsOf asOf) {
        return new Halving<BucketRange, Chunk>(some -> chunk(some, asOf), Chunks::joined).about(range);
    }

    private CompletionStage<Optional<Chunk>> chunk(BucketRange range, AsOf asOf) {
        return rows(range, asOf)
                .thenCompose(answers -> answers.isEmpty()
                        ? CompletableFuture.completedFuture(Optional.empty())
                        : chunk(range, answers.get()).thenApply(Optional::of));
    }

    /**
     * Reads the rows of each list in a range, in the order of {@link ListDefinition#calls}; empty if one list has more
     * rows than fit a result.
     */
    CompletionStage<Optional<List<ListRows>>> rows(BucketRange range, AsOf asOf) {
        List<CompletableFuture<Optional<ListRows>>> asked = definition.calls().stream()
                .map(call -> lists.in(range, call, asOf).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> {
                    List<ListRows> answers = asked.stream()
                            .flatMap(answer -> answer.join().stream())
                            .toList();
                    return answers.size() == asked.size() ? Optional.of(answers) : Optional.empty();
                });
    }

    private static Chunk joined(Chunk one, Chunk other) {
        List<Member> members =
                Stream.concat(one.members().stream(), other.members().stream()).toList();
        List<Integer> steps = IntStream.range(0, one.steps().size())
                .mapToObj(i -> one.steps().get(i) + other.steps().get(i))
                .toList();
        return new Chunk(
                new BucketRange(one.range().from(), other.range().until()),
                members,
                both(one.left(), other.left()),
                both(one.withoutAddress(), other.withoutAddress()),
                one.rows() + other.rows(),
                steps);
    }

    private static List<String> both(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private CompletionStage<Chunk> chunk(BucketRange range, List<ListRows> answers) {
        ListDefinition.Left onLists = definition.left(answers);
        int rows = answers.stream().mapToInt(ListRows::rows).max().orElse(0);
        Set<String> customers = Set.copyOf(onLists.byCustomer().keySet());
        return directory.addresses(range, customers).thenApply(addresses -> {
            SortedMap<Place, Member> members = new TreeMap<>();
            List<String> left = new ArrayList<>();
            List<String> withoutAddress = new ArrayList<>();
            onLists.byCustomer().forEach((customer, entry) -> {
                @Nullable String email = addresses.byCustomer().get(customer);
                boolean isDeleted = addresses.deleted().contains(customer);
                if (email == null && !isDeleted) {
                    withoutAddress.add(customer);
                }
                if (isDeleted || (email == null && definition.byAddress())) {
                    left.add(customer);
                } else {
                    Member member = entry.member(customer, email);
                    members.put(Place.behind(member), member);
                }
            });
            List<Integer> steps = new ArrayList<>(onLists.steps());
            steps.add(addresses.byCustomer().size());
            return new Chunk(range, List.copyOf(members.values()), left, withoutAddress, rows, steps);
        });
    }
}
