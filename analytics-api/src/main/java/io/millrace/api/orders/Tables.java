package io.millrace.api.orders;

import io.millrace.catalog.StreamName;
import java.util.Set;

/** The tables that the answers about orders are made from. */
final class Tables {
    static final Set<StreamName> ORDERS = Set.of(new StreamName("orders"));
    static final Set<StreamName> ORDERS_AND_STATUSES =
            Set.of(new StreamName("orders"), new StreamName("order_statuses"));

    static final Set<StreamName> ITEMS_AND_PRODUCTS =
            Set.of(new StreamName("order_items_enriched"), new StreamName("products"));
    static final Set<StreamName> ENRICHED = Set.of(new StreamName("orders_enriched"));
    static final Set<StreamName> ONE_ORDER = Set.of(
            new StreamName("orders"),
            new StreamName("order_statuses"),
            new StreamName("order_items_enriched"),
            new StreamName("delivery_statuses"));

    private Tables() {}
}
