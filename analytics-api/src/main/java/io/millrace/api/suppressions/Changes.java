package io.millrace.api.suppressions;

import io.millrace.api.query.QueryContext;
import io.millrace.api.suppressions.ListDefinition.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Finds what has changed on a list definition since an earlier export. The lists' SQL is put three times: as of now, as of then
 * with what was surely known then, and as of then with what may have been. An addition is a member of now whom the
 * earlier export may have lacked or told other things of, a removal a customer whom it may have had and who is none: so some are told that change
 * nothing, and none is missing. Whoever applies both has the list of now.
 */
final class Changes {
    /** As far apart the clocks of the services may be, with what lies between an event's coming in and its acknowledgement. */
    private static final Duration APART = Duration.ofSeconds(10);

    private final ListDefinition definition;
    private final Chunks chunks;
    private final Directory directory;

    /** @param context the answer that is made of them */
    Changes(ListDefinition definition, QueryContext context) {
        this.definition = definition;
        this.chunks = new Chunks(definition, context);
        this.directory = new Directory(context);
    }

    /**
     * Who was on a list definition's lists at an earlier time, with or without an address.
     *
     * @param surely whom any export of then had, and what it told of them
     * @param perhaps whom some export of then may have had, the sure ones too
     */
    private record Earlier(Map<String, Entry> surely, Set<String> perhaps) {
        Earlier and(Earlier other) {
            Map<String, Entry> bothSurely = new HashMap<>(surely);
            bothSurely.putAll(other.surely);
            Set<String> bothPerhaps = new HashSet<>(perhaps);
            bothPerhaps.addAll(other.perhaps);
            return new Earlier(bothSurely, bothPerhaps);
        }

        /** Whether any export of then told of a member what is to be told now, the address set aside. */
        boolean told(Member member) {
            Entry entry = surely.get(member.customerId());
            return entry != null
                    && entry.member(member.customerId(), member.email()).equals(member);
        }
    }

    /** The additions as members and the removals as those who left, of a range. */
    CompletionStage<Chunk> of(BucketRange range, AsOf asOf, Cursor earlierPull) {
        Instant then = earlierPull.asOf();
        AsOf sure = new AsOf(then, then.minus(definition.maxAge()).minus(APART).toEpochMilli());
        AsOf perhaps = new AsOf(then, earlierPull.readUntil().plus(APART).toEpochMilli());
        CompletableFuture<Chunk> now = chunks.of(range, asOf).toCompletableFuture();
        CompletableFuture<Earlier> earlier = new Halving<BucketRange, Earlier>(
                        some -> earlier(some, sure, perhaps), Earlier::and)
                .about(range)
                .toCompletableFuture();
        CompletableFuture<Set<String>> changed =
                directory.changedSince(range, sure.knownUntilMs()).toCompletableFuture();
        return CompletableFuture.allOf(now, earlier, changed)
                .thenApply(done -> changes(now.join(), earlier.join(), changed.join()));
    }

    private CompletionStage<Optional<Earlier>> earlier(BucketRange range, AsOf sure, AsOf perhaps) {
        return chunks.rows(range, sure).thenCompose(before -> chunks.rows(range, perhaps)
                .thenApply(after -> before.isEmpty() || after.isEmpty()
                        ? Optional.empty()
                        : Optional.of(earlier(before.get(), after.get()))));
    }

    /** Of whom nothing came in between what was surely known and what may have been, the export knew the same either way. */
    private Earlier earlier(List<ListRows> before, List<ListRows> after) {
        Map<String, Entry> surely = definition.left(before).byCustomer();
        Set<String> perhaps = new HashSet<>(surely.keySet());
        for (int i = 0; i < before.size(); i++) {
            Set<String> uncertain = before.get(i).changedUntil(after.get(i));
            uncertain.forEach(surely::remove);
            perhaps.addAll(uncertain);
        }
        return new Earlier(surely, perhaps);
    }

    private static Chunk changes(Chunk now, Earlier earlier, Set<String> changed) {
        List<Member> added = now.members().stream()
                .filter(member -> !earlier.told(member) || changed.contains(member.customerId()))
                .toList();
        Set<String> gone = new HashSet<>(earlier.perhaps());
        now.members().forEach(member -> gone.remove(member.customerId()));
        // Of whom nothing is told for what stands in their row, and whose row hasn't changed, nothing was told then
        now.left().stream().filter(customer -> !changed.contains(customer)).forEach(gone::remove);
        List<String> removed = new ArrayList<>(gone);
        removed.sort(String::compareTo);
        return new Chunk(
                now.range(), added, removed, now.withoutAddress(), now.rows(), List.of(added.size(), removed.size()));
    }
}
