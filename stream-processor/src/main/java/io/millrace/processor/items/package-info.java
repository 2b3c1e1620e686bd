/** Order items with their products: the stream order_items_enriched. */
@NullMarked
package io.millrace.processor.items;

import org.jspecify.annotations.NullMarked;
