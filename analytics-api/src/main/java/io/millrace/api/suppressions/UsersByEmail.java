package io.millrace.api.suppressions;

import io.millrace.api.pinot.PinotQuery;
import java.util.Collection;

/** Finds the customers who have, or once had, one of some addresses in lower case. Times are in epoch ms. */
record UsersByEmail(Collection<String> emails, long from, long until, int limit)
        implements PinotQuery<UsersByEmail.Row> {
    record Row(String id) {}
}
