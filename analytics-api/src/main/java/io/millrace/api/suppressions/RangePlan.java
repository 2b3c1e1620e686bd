package io.millrace.api.suppressions;

import io.millrace.catalog.stream.Bucket;

/**
 * Cuts the buckets into ranges that each hold about as many rows as wanted: it begins with a few buckets and goes on
 * with as many as what they held suggests. A short list so takes two questions, and a long one no more than it must.
 */
final class RangePlan {
    /** Small, since what it holds is only known when it is read: of ten million members that is an answer as large as wanted. */
    static final int FIRST = 2;

    private final int wantedRows;
    private int next;
    private int size;

    /**
     * The plan from a bucket on.
     *
     * @param size how many buckets to begin with
     */
    RangePlan(int wantedRows, int from, int size) {
        this.wantedRows = wantedRows;
        this.next = from;
        this.size = size;
    }

    boolean isOver() {
        return next == Bucket.COUNT;
    }

    BucketRange next() {
        BucketRange range = new BucketRange(next, Math.min(next + size, Bucket.COUNT));
        next = range.until();
        return range;
    }

    /** Takes in how many rows the largest answer about a range had. */
    void held(BucketRange range, int rows) {
        long fitting = (long) range.size() * wantedRows / Math.max(rows, 1);
        size = (int) Math.max(1, Math.min(fitting, Bucket.COUNT));
    }

    /** How many buckets the next range would have. */
    int size() {
        return size;
    }
}
