/** Couriers who enter and leave saved areas: the stream geofence_events. */
@NullMarked
package io.millrace.processor.geofences;

import org.jspecify.annotations.NullMarked;
