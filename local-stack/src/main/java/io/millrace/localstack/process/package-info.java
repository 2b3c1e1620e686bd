/** Starts child processes, waits for them, stops them, and never leaves one behind. */
@NullMarked
package io.millrace.localstack.process;

import org.jspecify.annotations.NullMarked;
