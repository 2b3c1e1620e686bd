/** The simulated shop against the real service. */
@NullMarked
package io.millrace.it.simulator;

import org.jspecify.annotations.NullMarked;
