/** The positions of couriers: in an area, near a place, on the way of one order. */
@NullMarked
package io.millrace.api.deliveries;

import org.jspecify.annotations.NullMarked;
