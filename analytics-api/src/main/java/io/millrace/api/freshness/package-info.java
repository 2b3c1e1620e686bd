/** How far behind the acknowledged events Pinot's tables are. */
@NullMarked
package io.millrace.api.freshness;

import org.jspecify.annotations.NullMarked;
