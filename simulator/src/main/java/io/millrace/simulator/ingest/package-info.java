/** Posting events as a shop's outbox does: bounded, retried, and counted when it can't. */
@NullMarked
package io.millrace.simulator.ingest;

import org.jspecify.annotations.NullMarked;
