/** What is ordered, what becomes of it and when: decided by the seed alone, and written as the events of the streams. */
@NullMarked
package io.millrace.simulator.orders;

import org.jspecify.annotations.NullMarked;
