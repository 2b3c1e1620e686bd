package io.millrace.api.orders;

import io.millrace.catalog.StreamName;
import java.util.Set;

/** The tables that the answers about orders are made from. */
final class Tables {
    static final Set<StreamName> ORDERS = Set.of(new StreamName("orders"));
    static final Set<StreamName> ORDERS_AND_STATUSES =
            Set.of(new StreamName("orders"), new StreamName("order_statuses"));

    private Tables() {}
}
