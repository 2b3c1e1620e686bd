package io.millrace.api.suppressions;

import io.millrace.api.pinot.PinotQuery;

/** Finds the customers in a range of buckets whose row has changed since a time of receipt. Times are in epoch ms. */
record UsersChanged(int bucketFrom, int bucketUntil, long receivedSince, long from, long until, int limit)
        implements PinotQuery<UsersChanged.Row> {
    record Row(String id) {}
}
