package io.millrace.api.suppressions;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.api.pinot.Found;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows that a list's SQL returned for some customers.
 *
 * @param sinceByCustomer since when each member is on the list, in epoch ms
 * @param weights by customer with a row, member or not: the sum of all times in the rows. No time gets smaller when
 *     more events arrive, so equal weights mean equal rows
 * @param rows the number of rows, including those of customers who aren't members
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

    /** Returns the customers with an event that these rows lack and later rows have. */
    Set<String> changedUntil(ListRows later) {
        Set<String> changed = new HashSet<>();
        later.weights().forEach((customer, weight) -> {
            if (!weight.equals(weights.get(customer))) {
                changed.add(customer);
            }
        });
        return changed;
    }

    /** Reads a time in epoch ms. Pinot returns MAX of a LONG as a double, which is exact up to 2<sup>53</sup>. */
    private static long millis(JsonNode number) {
        return (long) number.asDouble();
    }
}
