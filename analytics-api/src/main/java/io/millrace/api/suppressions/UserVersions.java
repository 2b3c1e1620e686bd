package io.millrace.api.suppressions;

import io.millrace.api.pinot.PinotQuery;
import java.util.Collection;
import java.util.Comparator;

/** Finds all versions of the rows of some customers. Times are in epoch ms. */
record UserVersions(Collection<Integer> buckets, Collection<String> ids, long from, long until, int limit)
        implements PinotQuery<UserVersions.Row> {
    private static final Comparator<Row> BY_AGE =
            Comparator.comparingLong(Row::ts).thenComparingLong(Row::sequence).thenComparingInt(Row::docId);

    /**
     * A version of a row. All versions of a customer are in one partition. Its segments are numbered in order, and
     * within a segment the documents are in the order of the log. So segment and document tell which of two versions
     * with the same time is the later one.
     *
     * @param email a text without {@code @} if there is none
     * @param ts the version's time, in epoch ms
     * @param segment the segment's name: {@code <table>__<partition>__<sequence>__<time>}
     * @param docId the document's number in the segment
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
