/** Orders with their newest status: the stream orders_enriched. */
@NullMarked
package io.millrace.processor.orders;

import org.jspecify.annotations.NullMarked;
