/** The election of the copy that captures, and its term as leader. */
@NullMarked
package io.millrace.cdc.election;

import org.jspecify.annotations.NullMarked;
