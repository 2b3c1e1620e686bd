package io.millrace.api.suppressions;

import io.millrace.catalog.stream.Bucket;
import java.util.List;

/**
 * Customers by id.
 *
 * @param ids at least one
 */
record Customers(List<String> ids) implements Divisible<Customers> {
    Customers {
        ids = List.copyOf(ids);
    }

    /** Returns the buckets of these customers, which the index on {@code bucket} needs. */
    List<Integer> buckets() {
        return ids.stream().map(Bucket::of).distinct().sorted().toList();
    }

    @Override
    public int size() {
        return ids.size();
    }

    @Override
    public Customers firstHalf() {
        return new Customers(ids.subList(0, size() / 2));
    }

    @Override
    public Customers secondHalf() {
        return new Customers(ids.subList(size() / 2, size()));
    }
}
