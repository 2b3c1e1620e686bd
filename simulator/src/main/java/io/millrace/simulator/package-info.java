/** A shop at work: orders arrive at a set rate, their statuses follow in time, and all of it is posted to Millrace. */
@NullMarked
package io.millrace.simulator;

import org.jspecify.annotations.NullMarked;
