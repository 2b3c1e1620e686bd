package io.millrace.api.suppressions;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes the members of a recipe, a range of buckets at a time. */
@Singleton
final class Chunks {
    private final ListMembers lists;
    private final Directory directory;

    Chunks(ListMembers lists, Directory directory) {
        this.lists = lists;
        this.directory = directory;
    }

    /** Who is on one of the recipe's lists: the list by which, and since when. */
    private record Entry(ListCall call, long since) {}

    /** The members of a range; it is halved as often as Pinot needs to answer whole. */
    CompletionStage<Chunk> of(BucketRange range, Recipe recipe, AsOf asOf) {
        return rows(range, recipe, asOf)
                .thenCompose(
                        answers -> answers.isEmpty() ? halved(range, recipe, asOf) : chunk(range, recipe, answers));
    }

    /** What each of a recipe's lists says of a range; nothing where one says more than fits an answer. */
    CompletionStage<List<ListRows>> rows(BucketRange range, Recipe recipe, AsOf asOf) {
        List<CompletableFuture<Optional<ListRows>>> asked = recipe.calls().stream()
                .map(call -> lists.in(range, call, asOf).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> {
                    List<Optional<ListRows>> answers =
                            asked.stream().map(CompletableFuture::join).toList();
                    return answers.stream().allMatch(Optional::isPresent)
                            ? answers.stream().map(Optional::orElseThrow).toList()
                            : List.of();
                });
    }

    private CompletionStage<Chunk> halved(BucketRange range, Recipe recipe, AsOf asOf) {
        if (range.size() == 1) {
            throw ListMembers.tooMany();
        }
        return of(range.firstHalf(), recipe, asOf)
                .thenCompose(one -> of(range.secondHalf(), recipe, asOf).thenApply(other -> joined(range, one, other)));
    }

    private static Chunk joined(BucketRange range, Chunk one, Chunk other) {
        List<Member> members =
                Stream.concat(one.members().stream(), other.members().stream()).toList();
        List<Integer> steps = IntStream.range(0, one.steps().size())
                .mapToObj(i -> one.steps().get(i) + other.steps().get(i))
                .toList();
        List<String> left =
                Stream.concat(one.left().stream(), other.left().stream()).toList();
        return new Chunk(range, members, left, one.rows() + other.rows(), steps);
    }

    private CompletionStage<Chunk> chunk(BucketRange range, Recipe recipe, List<ListRows> answers) {
        List<Integer> steps = new ArrayList<>();
        Map<String, Entry> left = new HashMap<>();
        int included = recipe.include().size();
        for (int i = 0; i < included; i++) {
            ListCall call = recipe.include().get(i);
            answers.get(i)
                    .sinceByCustomer()
                    .forEach((customer, since) -> left.putIfAbsent(customer, new Entry(call, since)));
            steps.add(left.size());
        }
        for (int i = included; i < answers.size(); i++) {
            left.keySet()
                    .removeAll(new HashSet<>(answers.get(i).sinceByCustomer().keySet()));
            steps.add(left.size());
        }
        int rows = answers.stream().mapToInt(ListRows::rows).max().orElse(0);
        return directory.addresses(range, Set.copyOf(left.keySet())).thenApply(addresses -> {
            SortedMap<Place, Member> members = new TreeMap<>();
            List<String> without = new ArrayList<>();
            left.forEach((customer, entry) -> {
                String email = addresses.get(customer);
                if (email == null) {
                    without.add(customer);
                } else {
                    Member member = entry.call().member(customer, email, entry.since());
                    members.put(Place.behind(member), member);
                }
            });
            steps.add(members.size());
            return new Chunk(range, List.copyOf(members.values()), without, rows, steps);
        });
    }
}
