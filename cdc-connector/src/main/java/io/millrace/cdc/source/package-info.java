/** The database before it is captured: the check of its account and its columns. */
@NullMarked
package io.millrace.cdc.source;

import org.jspecify.annotations.NullMarked;
