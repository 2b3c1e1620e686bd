package io.millrace.api.suppressions;

import io.millrace.catalog.stream.Bucket;

/**
 * Splits the buckets into ranges with about the wanted number of rows each. It begins with a few buckets, and sizes
 * each next range by the rows of the one before. So a short list takes two queries, and a long one no more than needed.
 */
final class RangePlan {
    /**
     * The size of the first range, in buckets. It is small, since its number of rows isn't known before; with ten
     * million members it has about the wanted number.
     */
    static final int FIRST = 2;

    private final int wantedRows;
    private int next;
    private int size;

    /**
     * Creates a plan.
     *
     * @param wantedRows the wanted number of rows of a range
     * @param from the first bucket
     * @param size the number of buckets of the first range
     */
    RangePlan(int wantedRows, int from, int size) {
        this.wantedRows = wantedRows;
        this.next = from;
        this.size = size;
    }

    /** Returns whether all buckets are in ranges that were returned. */
    boolean isOver() {
        return next == Bucket.COUNT;
    }

    /** Returns the next range. */
    BucketRange next() {
        BucketRange range = new BucketRange(next, Math.min(next + size, Bucket.COUNT));
        next = range.until();
        return range;
    }

    /** Sizes the next ranges by the number of rows that the largest result of a range had. */
    void held(BucketRange range, int rows) {
        long fitting = (long) range.size() * wantedRows / Math.max(rows, 1);
        size = (int) Math.max(1, Math.min(fitting, Bucket.COUNT));
    }

    /** Returns the number of buckets that the next range would have. */
    int size() {
        return size;
    }
}
