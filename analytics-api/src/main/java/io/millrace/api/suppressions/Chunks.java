package io.millrace.api.suppressions;

import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        List<CompletableFuture<Optional<Map<String, Long>>>> asked = recipe.calls().stream()
                .map(call -> lists.in(range, call, asOf).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new))
                .thenCompose(done -> {
                    List<Optional<Map<String, Long>>> answers =
                            asked.stream().map(CompletableFuture::join).toList();
                    return answers.stream().allMatch(Optional::isPresent)
                            ? chunk(
                                    range,
                                    recipe,
                                    answers.stream().map(Optional::orElseThrow).toList())
                            : halved(range, recipe, asOf);
                });
    }

    /** Who was on a recipe's lists, by what was known of those to include and of those to exclude; with or without address. */
    CompletionStage<Set<String>> customers(BucketRange range, Recipe recipe, AsOf included, AsOf excluded) {
        List<CompletableFuture<Optional<Map<String, Long>>>> asked = Stream.concat(
                        recipe.include().stream().map(call -> lists.in(range, call, included)),
                        recipe.exclude().stream().map(call -> lists.in(range, call, excluded)))
                .map(CompletionStage::toCompletableFuture)
                .toList();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new)).thenCompose(done -> {
            Set<String> left = new HashSet<>();
            for (int i = 0; i < asked.size(); i++) {
                Optional<Map<String, Long>> answer = asked.get(i).join();
                if (answer.isEmpty()) {
                    return customersOfHalves(range, recipe, included, excluded);
                }
                if (i < recipe.include().size()) {
                    left.addAll(answer.get().keySet());
                } else {
                    left.removeAll(new HashSet<>(answer.get().keySet()));
                }
            }
            return CompletableFuture.completedFuture(left);
        });
    }

    private CompletionStage<Set<String>> customersOfHalves(
            BucketRange range, Recipe recipe, AsOf included, AsOf excluded) {
        if (range.size() == 1) {
            throw tooMany();
        }
        return customers(range.firstHalf(), recipe, included, excluded)
                .thenCompose(one -> customers(range.secondHalf(), recipe, included, excluded)
                        .thenApply(other -> {
                            Set<String> both = new HashSet<>(one);
                            both.addAll(other);
                            return both;
                        }));
    }

    private CompletionStage<Chunk> halved(BucketRange range, Recipe recipe, AsOf asOf) {
        if (range.size() == 1) {
            throw tooMany();
        }
        return of(range.firstHalf(), recipe, asOf)
                .thenCompose(one -> of(range.secondHalf(), recipe, asOf).thenApply(other -> joined(range, one, other)));
    }

    private static Failure tooMany() {
        return new Failure(
                FailureKind.PINOT_UNAVAILABLE,
                "A list has more than %d members in one bucket of customers: more than can be read whole."
                        .formatted(ListMembers.MOST_ROWS));
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

    private CompletionStage<Chunk> chunk(BucketRange range, Recipe recipe, List<Map<String, Long>> answers) {
        List<Integer> steps = new ArrayList<>();
        Map<String, Entry> left = new HashMap<>();
        int included = recipe.include().size();
        for (int i = 0; i < included; i++) {
            ListCall call = recipe.include().get(i);
            answers.get(i).forEach((customer, since) -> left.putIfAbsent(customer, new Entry(call, since)));
            steps.add(left.size());
        }
        for (int i = included; i < answers.size(); i++) {
            left.keySet().removeAll(new HashSet<>(answers.get(i).keySet()));
            steps.add(left.size());
        }
        int rows = answers.stream().mapToInt(Map::size).max().orElse(0);
        return directory.addresses(range, Set.copyOf(left.keySet())).thenApply(addresses -> {
            List<Member> members = new ArrayList<>(addresses.size());
            List<String> without = new ArrayList<>();
            left.forEach((customer, entry) -> {
                String email = addresses.get(customer);
                if (email == null) {
                    without.add(customer);
                } else {
                    members.add(entry.call().member(customer, email, entry.since()));
                }
            });
            members.sort(Place.ORDER);
            steps.add(members.size());
            return new Chunk(range, members, without, rows, steps);
        });
    }
}
