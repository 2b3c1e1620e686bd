/** Suppression lists and audiences, as their files define them. */
@NullMarked
package io.millrace.catalog.suppression;

import org.jspecify.annotations.NullMarked;
