/** {@code /capacity}: how full the heaps and disks of Pinot's servers are, and when they will be. */
@NullMarked
package io.millrace.api.capacity;

import org.jspecify.annotations.NullMarked;
