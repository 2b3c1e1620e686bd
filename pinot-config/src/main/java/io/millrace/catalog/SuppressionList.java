package io.millrace.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A list of customers who must not get something: a folder of {@code suppressions/}.
 *
 * @param name the folder's name, and its place in a URL
 * @param description whom it holds, in a sentence
 * @param owner who answers for it
 * @param reason why a customer is on it, as in "opted out"
 * @param maxAge how old what it is made from may be
 * @param tables the tables that its SQL reads
 * @param window how far back it looks
 * @param parameters what a caller may set
 * @param sql gives rows of {@code customerId}, {@code since} and, if it wants to, {@code ended}, both epoch ms. A row says
 *     that the customer is on the list since then, unless it ended later than that or {@code since} is 0; of a customer's
 *     rows the latest {@code since} counts
 */
public record SuppressionList(
        String name,
        String description,
        String owner,
        String reason,
        Duration maxAge,
        List<StreamName> tables,
        ListWindow window,
        List<ListParameter> parameters,
        String sql) {

    /** How old the data of a list may be that says nothing of it. */
    public static final Duration DEFAULT_MAX_AGE = Duration.ofSeconds(10);

    public SuppressionList {
        tables = List.copyOf(tables);
        parameters = List.copyOf(parameters);
    }

    /** The parameter of that name, or empty when there is none. */
    public Optional<ListParameter> parameter(String parameter) {
        return parameters.stream()
                .filter(known -> known.name().equals(parameter))
                .findFirst();
    }
}
