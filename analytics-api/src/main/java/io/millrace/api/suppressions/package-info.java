/** Suppression lists, look-ups of addresses, and audiences. */
@NullMarked
package io.millrace.api.suppressions;

import org.jspecify.annotations.NullMarked;
