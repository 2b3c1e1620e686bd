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

    /** The additions as members and the removals as those who left, of a range. */
    CompletionStage<Chunk> of(BucketRange range, Recipe recipe, AsOf asOf, Instant then) {
        AsOf sure = new AsOf(then, then.minus(recipe.maxAge()).minus(APART).toEpochMilli());
        AsOf perhaps = new AsOf(then, then.plus(APART).toEpochMilli());
        CompletableFuture<Chunk> now = chunks.of(range, recipe, asOf).toCompletableFuture();
        CompletableFuture<Set<String>> surely =
                chunks.customers(range, recipe, sure, perhaps).toCompletableFuture();
        CompletableFuture<Set<String>> possibly =
                chunks.customers(range, recipe, perhaps, sure).toCompletableFuture();
        CompletableFuture<Set<String>> changed =
                directory.changedSince(range, sure.knownUntilMs()).toCompletableFuture();
        return CompletableFuture.allOf(now, surely, possibly, changed)
                .thenApply(done -> changes(now.join(), surely.join(), possibly.join(), changed.join()));
    }

    private static Chunk changes(Chunk now, Set<String> surely, Set<String> possibly, Set<String> changed) {
        List<Member> added = now.members().stream()
                .filter(member -> !surely.contains(member.customerId()) || changed.contains(member.customerId()))
                .toList();
        Set<String> gone = new HashSet<>(possibly);
        now.members().forEach(member -> gone.remove(member.customerId()));
        // Who has no address and whose row hasn't changed had none then
        now.left().stream().filter(customer -> !changed.contains(customer)).forEach(gone::remove);
        List<String> removed = new ArrayList<>(gone);
        removed.sort(String::compareTo);
        return new Chunk(now.range(), added, removed, now.rows(), List.of(added.size(), removed.size()));
    }
}
