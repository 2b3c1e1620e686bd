/** What the capture does: its state over HTTP, its health and its metrics. */
@NullMarked
package io.millrace.cdc.state;

import org.jspecify.annotations.NullMarked;
