/** Derives the stream orders_by_minute: the orders of each minute, counted and summed. */
@NullMarked
package io.millrace.processor.summaries;

import org.jspecify.annotations.NullMarked;
