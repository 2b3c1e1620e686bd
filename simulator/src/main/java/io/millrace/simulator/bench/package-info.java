/** Measures ingest and freshness from outside, beside a plain Kafka producer; run by hand, never by the build. */
@NullMarked
package io.millrace.simulator.bench;

import org.jspecify.annotations.NullMarked;
