package io.millrace.api.suppressions;

import java.util.List;

/**
 * The members of a list definition among some buckets' customers, ordered by bucket and id.
 *
 * @param left customers who are none of the members: on the lists but deleted from {@code users}, or without an address
 *     where one is asked for; where it is changes that are asked for, those who are no longer members
 * @param withoutAddress customers on the lists who aren't deleted and have no address in {@code users}, members or not
 * @param rows how many rows the largest answer had that it was made from
 * @param steps how many were left after each list of the list definition, and last how many of them have an address
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
