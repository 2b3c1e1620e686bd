package io.millrace.api.suppressions;

import java.util.List;

/**
 * The members of a recipe among some buckets' customers, ordered by bucket and id.
 *
 * @param left customers who are none of the members: on the lists and without an address, or, where it is changes that
 *     are asked for, no longer members
 * @param rows how many rows the largest answer had that it was made from
 * @param steps how many were left after each list of the recipe, and last how many of them have an address
 */
record Chunk(BucketRange range, List<Member> members, List<String> left, int rows, List<Integer> steps) {
    Chunk {
        members = List.copyOf(members);
        left = List.copyOf(left);
        steps = List.copyOf(steps);
    }
}
