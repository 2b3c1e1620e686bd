/** Orders with their courses, determined by the seed alone, and written as events of the streams. */
@NullMarked
package io.millrace.simulator.orders;

import org.jspecify.annotations.NullMarked;
