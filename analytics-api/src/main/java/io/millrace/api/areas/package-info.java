/** Areas in requests, the H3 cells that cover them, and the deliveries whose last position is in one. */
@NullMarked
package io.millrace.api.areas;

import org.jspecify.annotations.NullMarked;
