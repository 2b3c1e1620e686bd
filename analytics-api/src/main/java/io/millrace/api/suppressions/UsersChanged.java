package io.millrace.api.suppressions;

import io.millrace.api.pinot.PinotQuery;

/** The customers of some buckets of whom a change has come in since a time. */
record UsersChanged(int bucketFrom, int bucketUntil, long receivedSince, long from, long until, int limit)
        implements PinotQuery<UsersChanged.Row> {
    record Row(String id) {}
}
