/** Who must not get something, and who may: suppression lists, look-ups of addresses, audiences. */
@NullMarked
package io.millrace.api.suppressions;

import org.jspecify.annotations.NullMarked;
