package io.millrace.catalog.suppression;

import java.util.List;
import java.util.Map;

/**
 * The customers who are on some lists and not on others: a file of {@code audiences/}.
 *
 * @param name the file's name without its ending; part of a URL
 * @param description which customers it has, in a sentence
 * @param owner who is responsible for it
 * @param include the lists of which a customer must be on at least one
 * @param exclude the lists that remove a customer, in this order
 */
public record Audience(String name, String description, String owner, List<Call> include, List<Call> exclude) {

    /** A list with values of its parameters, as in a URL. Missing parameters have their defaults. */
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
