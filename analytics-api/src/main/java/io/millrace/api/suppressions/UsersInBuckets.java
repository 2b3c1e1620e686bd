package io.millrace.api.suppressions;

import io.millrace.api.pinot.PinotQuery;
import java.util.Collection;

/** The addresses of some buckets' customers. */
record UsersInBuckets(Collection<Integer> buckets, long from, long until, int limit)
        implements PinotQuery<UsersInBuckets.Row> {
    record Row(String id, String email) {}
}
