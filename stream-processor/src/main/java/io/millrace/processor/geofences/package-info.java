/** Derives the stream geofence_events: couriers who enter and leave saved areas. */
@NullMarked
package io.millrace.processor.geofences;

import org.jspecify.annotations.NullMarked;
