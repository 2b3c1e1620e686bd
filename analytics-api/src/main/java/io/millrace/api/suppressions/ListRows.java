package io.millrace.api.suppressions;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.api.pinot.Found;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a list's SQL said of some customers.
 *
 * @param sinceByCustomer since when each member is on the list, epoch ms
 * @param weights of each customer who has a row, member or not: the sum of all times in their rows. None of these ever
 *     becomes smaller when more comes in, so that the same weight means the same rows
 * @param rows how many rows it was said in: those of who isn't on it count as well
 */
record ListRows(Map<String, Long> sinceByCustomer, Map<String, Long> weights, int rows) {
    private static final int NONE = -1;

    static ListRows of(Found found) {
        int customer = found.index("customerId");
        int since = found.index("since");
        int ended = found.columns().indexOf("ended");
        Map<String, Long> sinceByCustomer = new HashMap<>(found.rows().size() * 2);
        Map<String, Long> weights = new HashMap<>(found.rows().size() * 2);
        for (List<JsonNode> row : found.rows()) {
            String id = row.get(customer).asText();
            long from = millis(row.get(since));
            long until = ended == NONE ? 0 : millis(row.get(ended));
            if (from > 0 && until <= from) {
                sinceByCustomer.merge(id, from, Math::max);
            }
            weights.merge(id, from + until, Long::sum);
        }
        return new ListRows(sinceByCustomer, weights, found.rows().size());
    }

    /** The customers of whom something came in between these rows and those. */
    Set<String> changedUntil(ListRows later) {
        Set<String> changed = new HashSet<>();
        later.weights().forEach((customer, weight) -> {
            if (!weight.equals(weights.get(customer))) {
                changed.add(customer);
            }
        });
        return changed;
    }

    /** A MAX of a LONG comes as a double, which is exact until 2^53. */
    private static long millis(JsonNode number) {
        return (long) number.asDouble();
    }
}
