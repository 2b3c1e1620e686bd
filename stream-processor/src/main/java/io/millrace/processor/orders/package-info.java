/** Derives the stream orders_enriched: orders with their newest status. */
@NullMarked
package io.millrace.processor.orders;

import org.jspecify.annotations.NullMarked;
