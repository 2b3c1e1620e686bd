/** Runs the topologies and reports their state. */
@NullMarked
package io.millrace.processor.runtime;

import org.jspecify.annotations.NullMarked;
