package io.millrace.api.suppressions;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Finds what has changed on a recipe since an earlier pull. The lists' SQL is put three times: as of now, as of then
 * with what was surely known then, and as of then with what may have been. An addition is a member of now whom the
 * earlier pull may have lacked, a removal a customer whom it may have had and who is none: so some are told that change
 * nothing, and none is missing. Whoever applies both has the list of now.
 */
@Singleton
final class Changes {
    /** As far apart the clocks of the services may be, with what lies between an event's coming in and its acknowledgement. */
    private static final Duration APART = Duration.ofSeconds(10);

    private final Chunks chunks;
    private final Directory directory;

    Changes(Chunks chunks, Directory directory) {
        this.chunks = chunks;
        this.directory = directory;
    }

    /**
     * Who was on a recipe's lists at an earlier time, with or without an address.
     *
     * @param surely whom any pull of then had
     * @param perhaps whom some pull of then may have had, the sure ones too
     */
    private record Earlier(Set<String> surely, Set<String> perhaps) {
        Earlier and(Earlier other) {
            return new Earlier(both(surely, other.surely), both(perhaps, other.perhaps));
        }

        private static Set<String> both(Set<String> one, Set<String> other) {
            Set<String> both = new HashSet<>(one);
            both.addAll(other);
            return both;
        }
    }

    /** The additions as members and the removals as those who left, of a range. */
    CompletionStage<Chunk> of(BucketRange range, Recipe recipe, AsOf asOf, Instant then) {
        AsOf sure = new AsOf(then, then.minus(recipe.maxAge()).minus(APART).toEpochMilli());
        AsOf perhaps = new AsOf(then, then.plus(APART).toEpochMilli());
        CompletableFuture<Chunk> now = chunks.of(range, recipe, asOf).toCompletableFuture();
        CompletableFuture<Earlier> earlier =
                earlier(range, recipe, sure, perhaps).toCompletableFuture();
        CompletableFuture<Set<String>> changed =
                directory.changedSince(range, sure.knownUntilMs()).toCompletableFuture();
        return CompletableFuture.allOf(now, earlier, changed)
                .thenApply(done -> changes(now.join(), earlier.join(), changed.join()));
    }

    private CompletionStage<Earlier> earlier(BucketRange range, Recipe recipe, AsOf sure, AsOf perhaps) {
        return chunks.rows(range, recipe, sure).thenCompose(before -> chunks.rows(range, recipe, perhaps)
                .thenCompose(after -> before.isEmpty() || after.isEmpty()
                        ? earlierOfHalves(range, recipe, sure, perhaps)
                        : CompletableFuture.completedFuture(earlier(recipe, before, after))));
    }

    private CompletionStage<Earlier> earlierOfHalves(BucketRange range, Recipe recipe, AsOf sure, AsOf perhaps) {
        if (range.size() == 1) {
            throw ListMembers.tooMany();
        }
        return earlier(range.firstHalf(), recipe, sure, perhaps)
                .thenCompose(one ->
                        earlier(range.secondHalf(), recipe, sure, perhaps).thenApply(one::and));
    }

    /** Of whom nothing came in between what was surely known and what may have been, the pull knew the same either way. */
    private static Earlier earlier(Recipe recipe, List<ListRows> before, List<ListRows> after) {
        Set<String> surely = recipe.left(before);
        Set<String> perhaps = new HashSet<>(surely);
        for (int i = 0; i < before.size(); i++) {
            Set<String> uncertain = before.get(i).changedUntil(after.get(i));
            surely.removeAll(uncertain);
            perhaps.addAll(uncertain);
        }
        return new Earlier(surely, perhaps);
    }

    private static Chunk changes(Chunk now, Earlier earlier, Set<String> changed) {
        List<Member> added = now.members().stream()
                .filter(member ->
                        !earlier.surely().contains(member.customerId()) || changed.contains(member.customerId()))
                .toList();
        Set<String> gone = new HashSet<>(earlier.perhaps());
        now.members().forEach(member -> gone.remove(member.customerId()));
        // Who has no address and whose row hasn't changed had none then
        now.left().stream().filter(customer -> !changed.contains(customer)).forEach(gone::remove);
        List<String> removed = new ArrayList<>(gone);
        removed.sort(String::compareTo);
        return new Chunk(now.range(), added, removed, now.rows(), List.of(added.size(), removed.size()));
    }
}
