/** Posts events as a shop's outbox does: bounded, with retries, and with counts of failures. */
@NullMarked
package io.millrace.simulator.ingest;

import org.jspecify.annotations.NullMarked;
