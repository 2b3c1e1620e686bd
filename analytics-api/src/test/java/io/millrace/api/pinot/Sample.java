package io.millrace.api.pinot;

import java.math.BigDecimal;
import java.util.List;

/** A query of tests. */
record Sample(String id, List<String> names) implements PinotQuery<Sample.Row> {
    record Row(String id, long orders, BigDecimal revenue) {}
}
