package io.millrace.catalog.suppression;

import io.millrace.catalog.stream.StreamName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A list of customers who must not get a campaign: a folder of {@code suppressions/}.
 *
 * @param name the folder's name; part of a URL
 * @param description which customers it has, in a sentence
 * @param owner who is responsible for it
 * @param reason why a customer is on it, such as "opted out"
 * @param maxAge the greatest age of its data
 * @param tables the tables that its SQL reads
 * @param window how far back it looks
 * @param parameters the parameters that a caller can set
 * @param sql the SQL to send. Its rows have {@code customerId}, {@code since} and optionally {@code ended}, both epoch
 *     ms. A row says that the customer is on the list since {@code since}, unless {@code ended} is later or {@code
 *     since} is 0. Of several rows for a customer, the one with the latest {@code since} counts
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

    /** The greatest age of the data of a list that doesn't set it. */
    public static final Duration DEFAULT_MAX_AGE = Duration.ofSeconds(10);

    public SuppressionList {
        tables = List.copyOf(tables);
        parameters = List.copyOf(parameters);
    }

    /** Returns the parameter of that name, or empty if there is none. */
    public Optional<ListParameter> parameter(String parameter) {
        return parameters.stream()
                .filter(known -> known.name().equals(parameter))
                .findFirst();
    }
}
