/** Derives the stream order_items_enriched: order items with their products. */
@NullMarked
package io.millrace.processor.items;

import org.jspecify.annotations.NullMarked;
