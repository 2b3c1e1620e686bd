/** The differences between Pinot versions. No other package knows them. */
@NullMarked
package io.millrace.catalog.dialect;

import org.jspecify.annotations.NullMarked;
