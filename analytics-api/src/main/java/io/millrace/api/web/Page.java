package io.millrace.api.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a long list.
 *
 * @param next the {@code after} that asks for the next part; null where this is the last
 */
public record Page<T>(List<T> items, @Nullable String next) {
    /**
     * The page from one row more than it holds, which tells whether there is another.
     *
     * @param found up to {@code limit + 1} rows
     * @param key what the next page comes behind
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> key) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(List.copyOf(items), key.apply(items.get(limit - 1)));
    }
}
