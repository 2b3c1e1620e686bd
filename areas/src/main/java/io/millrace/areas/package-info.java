/** Areas on Earth: reads them from GeoJSON, checks their rules, and tests whether a place is in one. */
@NullMarked
package io.millrace.areas;

import org.jspecify.annotations.NullMarked;
