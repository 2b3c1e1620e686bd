package io.millrace.api.suppressions;

import io.millrace.api.pinot.PinotQuery;
import java.util.Collection;

/** The customers who have, or have had, some addresses. */
record UsersByEmail(Collection<String> emails, long from, long until, int limit)
        implements PinotQuery<UsersByEmail.Row> {
    record Row(String id) {}
}
