package io.millrace.api.orders;

import io.millrace.catalog.stream.StreamName;

/** Sums by minute that may be read instead of rows. */
enum Summary {
    /** The sums of the rows of {@code orders}. It has one row for each minute, and keeps it for good. */
    ORDERS_BY_MINUTE("orders_by_minute"),
    /** The sums of the rows of {@code order_items_enriched}. It has one row for each minute and product sold in it. */
    SALES_BY_MINUTE("sales_by_minute");

    private final String stream;

    Summary(String stream) {
        this.stream = stream;
    }

    StreamName stream() {
        return new StreamName(stream);
    }
}
