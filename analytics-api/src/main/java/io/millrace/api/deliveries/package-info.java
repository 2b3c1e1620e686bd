/** Where couriers are: how many are in an area, who is near a place, and when each will arrive. */
@NullMarked
package io.millrace.api.deliveries;

import org.jspecify.annotations.NullMarked;
