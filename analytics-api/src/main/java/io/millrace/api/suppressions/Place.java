package io.millrace.api.suppressions;

import io.millrace.catalog.Bucket;
import java.util.Comparator;

/**
 * A place in a list, which is ordered by bucket and then by customer.
 *
 * @param customerId the one before; '' for the beginning of the bucket
 */
record Place(int bucket, String customerId) {
    static final Place BEGIN = new Place(0, "");
    static final Comparator<Member> ORDER = Comparator.<Member>comparingInt(member -> Bucket.of(member.customerId()))
            .thenComparing(Member::customerId);

    static Place behind(Member member) {
        return new Place(Bucket.of(member.customerId()), member.customerId());
    }

    boolean isBefore(Member member) {
        int other = Bucket.of(member.customerId());
        return bucket < other || (bucket == other && customerId.compareTo(member.customerId()) < 0);
    }
}
