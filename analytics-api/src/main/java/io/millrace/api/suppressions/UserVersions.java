package io.millrace.api.suppressions;

import io.millrace.api.pinot.PinotQuery;
import java.util.Collection;
import java.util.Comparator;

/** All versions of some customers' rows. */
record UserVersions(Collection<Integer> buckets, Collection<String> ids, long from, long until, int limit)
        implements PinotQuery<UserVersions.Row> {
    private static final Comparator<Row> BY_AGE =
            Comparator.comparingLong(Row::ts).thenComparingLong(Row::sequence).thenComparingInt(Row::docId);

    /**
     * A version. All of a customer are in one partition of the topic, whose segments are numbered as they come, and
     * within a segment a customer's documents stand as they came: where two have one time, that tells which was the
     * log's last.
     *
     * @param segment the segment's name: {@code <table>__<partition>__<sequence>__<time>}
     * @param docId its place in the segment
     */
    record Row(String id, String email, boolean deleted, long ts, String segment, int docId) {
        boolean isNewerThan(Row other) {
            return BY_AGE.compare(this, other) > 0;
        }

        private long sequence() {
            return Long.parseLong(segment.split("__", -1)[2]);
        }
    }
}
