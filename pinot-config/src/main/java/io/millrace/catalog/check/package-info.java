/** Checks whether the files of a stream fit together, and whether Pinot would do what they say. */
@NullMarked
package io.millrace.catalog.check;

import org.jspecify.annotations.NullMarked;
