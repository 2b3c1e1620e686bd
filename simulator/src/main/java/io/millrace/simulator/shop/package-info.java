/** The shop itself: what it sells and to whom, made from a seed. */
@NullMarked
package io.millrace.simulator.shop;

import org.jspecify.annotations.NullMarked;
