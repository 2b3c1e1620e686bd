/** Saved areas and the number of couriers in each. */
@NullMarked
package io.millrace.api.geofences;

import org.jspecify.annotations.NullMarked;
