package io.millrace.api.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a long list.
 *
 * @param next the value of {@code after} for the next page; null on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) {
    /**
     * Creates a page from the rows of a query with one row more, which shows whether there is a next page.
     *
     * @param found up to {@code limit + 1} rows
     * @param key returns the {@code after} of a row
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> key) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(List.copyOf(items), key.apply(items.get(limit - 1)));
    }
}
