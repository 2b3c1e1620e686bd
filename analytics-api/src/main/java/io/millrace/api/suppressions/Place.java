package io.millrace.api.suppressions;

import io.millrace.catalog.stream.Bucket;
import java.util.Comparator;

/**
 * A place in a list. Lists are ordered by bucket and then by customer.
 *
 * @param customerId the customer before the place; '' for the beginning of the bucket
 */
record Place(int bucket, String customerId) implements Comparable<Place> {
    static final Place BEGIN = new Place(0, "");
    private static final Comparator<Place> ORDER =
            Comparator.comparingInt(Place::bucket).thenComparing(Place::customerId);

    static Place behind(Member member) {
        return behind(member.customerId());
    }

    static Place behind(String customerId) {
        return new Place(Bucket.of(customerId), customerId);
    }

    boolean isBefore(Member member) {
        return compareTo(behind(member)) < 0;
    }

    boolean isNotBefore(Place other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
