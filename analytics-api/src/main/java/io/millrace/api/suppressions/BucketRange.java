package io.millrace.api.suppressions;

import io.millrace.catalog.stream.Bucket;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A contiguous range of buckets of customers.
 *
 * @param from the first bucket
 * @param until the bucket after the last
 */
record BucketRange(int from, int until) implements Divisible<BucketRange> {
    static final BucketRange NONE = new BucketRange(0, 0);

    BucketRange {
        if (from < 0 || until < from || until > Bucket.COUNT) {
            throw new IllegalArgumentException(
                    "buckets %d to %d are not within %d".formatted(from, until, Bucket.COUNT));
        }
    }

    @Override
    public int size() {
        return until - from;
    }

    /** Returns each bucket of the range, for an index that finds rows by value only. */
    List<Integer> buckets() {
        return IntStream.range(from, until).boxed().toList();
    }

    @Override
    public BucketRange firstHalf() {
        return new BucketRange(from, from + size() / 2);
    }

    @Override
    public BucketRange secondHalf() {
        return new BucketRange(from + size() / 2, until);
    }
}
