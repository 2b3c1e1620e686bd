package io.millrace.api.suppressions;

import io.millrace.api.pinot.Query;
import java.util.Collection;

/** All versions of some customers' rows. */
record UserVersions(Collection<Integer> buckets, Collection<String> ids, long from, long until, int limit)
        implements Query<UserVersions.Row> {
    record Row(String id, String email, boolean deleted, long ts, long writtenAt) {}

    @Override
    public Class<Row> row() {
        return Row.class;
    }
}
