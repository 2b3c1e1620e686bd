/** Areas on Earth: read from GeoJSON, held against the rules, asked whether a place is in one. */
@NullMarked
package io.millrace.areas;

import org.jspecify.annotations.NullMarked;
