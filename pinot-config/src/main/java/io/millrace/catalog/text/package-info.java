/** Checks and changes of text and bytes of unknown origin. */
@NullMarked
package io.millrace.catalog.text;

import org.jspecify.annotations.NullMarked;
