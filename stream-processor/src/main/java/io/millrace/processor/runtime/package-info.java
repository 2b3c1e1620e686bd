/** Runs the topologies and says how they fare. */
@NullMarked
package io.millrace.processor.runtime;

import org.jspecify.annotations.NullMarked;
