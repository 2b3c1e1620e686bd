/** Queries about orders. */
@NullMarked
package io.millrace.api.orders;

import org.jspecify.annotations.NullMarked;
