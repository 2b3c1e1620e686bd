/** The request to read all rows of a table again. */
@NullMarked
package io.millrace.cdc.snapshot;

import org.jspecify.annotations.NullMarked;
