package io.millrace.api.suppressions;

import java.util.List;

/**
 * The members of a list definition in a range of buckets.
 *
 * @param members ordered by bucket and id
 * @param left customers of the lists who aren't members: deleted from {@code users}, or without an address where one is
 *     required. For changes: the removals
 * @param withoutAddress customers on the lists who aren't deleted and have no address in {@code users}, members or not
 * @param rows the number of rows of the largest Pinot result that this was made from
 * @param steps the number of customers left after each list of the definition, and last the number of those with an
 *     address
 */
record Chunk(
        BucketRange range,
        List<Member> members,
        List<String> left,
        List<String> withoutAddress,
        int rows,
        List<Integer> steps) {
    Chunk {
        members = List.copyOf(members);
        left = List.copyOf(left);
        withoutAddress = List.copyOf(withoutAddress);
        steps = List.copyOf(steps);
    }
}
