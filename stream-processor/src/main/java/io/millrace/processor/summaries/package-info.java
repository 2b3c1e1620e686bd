/** Derives the sums by minute: orders_by_minute of the orders, and sales_by_minute of their items. */
@NullMarked
package io.millrace.processor.summaries;

import org.jspecify.annotations.NullMarked;
