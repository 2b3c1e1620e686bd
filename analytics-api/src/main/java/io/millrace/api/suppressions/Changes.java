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
 * Computes what has changed on a list definition since an earlier export.
 *
 * <p>Each list's SQL runs three times: for the present; for the time of the earlier export with the events that it must
 * have seen; and for that time with the events that it may have seen. An addition is a present member whom the earlier
 * export may have lacked or told differently. A removal is a customer whom the earlier export may have had and who is
 * no member now. So some changes are reported although nothing changed, but none is missing. A caller who applies both
 * to the earlier list has the present list.
 */
final class Changes {
    /**
     * The greatest difference between the clocks of the services, including the time from the receipt of an event to
     * its acknowledgement.
     */
    private static final Duration APART = Duration.ofSeconds(10);

    private final ListDefinition definition;
    private final Chunks chunks;
    private final Directory directory;

    /** @param context in which the queries run */
    Changes(ListDefinition definition, QueryContext context) {
        this.definition = definition;
        this.chunks = new Chunks(definition, context);
        this.directory = new Directory(context);
    }

    /**
     * The customers on the lists at the time of an earlier export, with or without an address.
     *
     * @param surely the customers whom the export had for certain, with what it told of them
     * @param perhaps the customers whom the export may have had, including those of {@code surely}
     */
    private record Earlier(Map<String, Entry> surely, Set<String> perhaps) {
        Earlier and(Earlier other) {
            Map<String, Entry> bothSurely = new HashMap<>(surely);
            bothSurely.putAll(other.surely);
            Set<String> bothPerhaps = new HashSet<>(perhaps);
            bothPerhaps.addAll(other.perhaps);
            return new Earlier(bothSurely, bothPerhaps);
        }

        /** Returns whether the earlier export told the same of a member. The address isn't compared. */
        boolean told(Member member) {
            Entry entry = surely.get(member.customerId());
            return entry != null
                    && entry.member(member.customerId(), member.email()).equals(member);
        }
    }

    /**
     * Finds the changes in a range of buckets: the additions are {@link Chunk#members}, the removals {@link
     * Chunk#left}.
     */
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

    /**
     * Compares both states. If no event of a customer was received between them, the export knew the same in either
     * case.
     */
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
        // Those who are left out because of their row in users, which hasn't changed since, were left out then, too
        now.left().stream().filter(customer -> !changed.contains(customer)).forEach(gone::remove);
        List<String> removed = new ArrayList<>(gone);
        removed.sort(String::compareTo);
        return new Chunk(
                now.range(), added, removed, now.withoutAddress(), now.rows(), List.of(added.size(), removed.size()));
    }
}
