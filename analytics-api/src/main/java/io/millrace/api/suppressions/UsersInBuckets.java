package io.millrace.api.suppressions;

import io.millrace.api.pinot.PinotQuery;
import java.util.Collection;

/** Finds the addresses of all customers in some buckets. Times are in epoch ms. */
record UsersInBuckets(Collection<Integer> buckets, long from, long until, int limit)
        implements PinotQuery<UsersInBuckets.Row> {
    record Row(String id, String email) {}
}
