/** Database changes from MariaDB's log to Pinot's tables, with everything on the way killed in turn. */
@NullMarked
package io.millrace.it.cdc;

import org.jspecify.annotations.NullMarked;
