/** Schema and table configuration of a Pinot table. */
@NullMarked
package io.millrace.catalog.table;

import org.jspecify.annotations.NullMarked;
