package io.millrace.api.suppressions;

import io.millrace.api.pinot.Query;
import java.util.Collection;

/** The addresses of some buckets' customers. */
record UsersInBuckets(Collection<Integer> buckets, long from, long until, int limit)
        implements Query<UsersInBuckets.Row> {
    record Row(String id, String email) {}

    @Override
    public Class<Row> row() {
        return Row.class;
    }
}
