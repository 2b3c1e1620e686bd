package io.millrace.catalog;

import java.util.List;
import java.util.Map;

/**
 * Customers who are on some lists and not on others: a file of {@code audiences/}.
 *
 * @param name the file's name without its ending, and its place in a URL
 * @param description whom it holds, in a sentence
 * @param owner who answers for it
 * @param include who is on at least one of these
 * @param exclude is taken away when on one of these, in this order
 */
public record Audience(String name, String description, String owner, List<Call> include, List<Call> exclude) {

    /** One list with the values of its parameters, as a URL has them; those left out have their defaults. */
    public record Call(String list, Map<String, String> arguments) {
        public Call {
            arguments = Map.copyOf(arguments);
        }
    }

    public Audience {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }
}
