/** The pages in a real browser. */
@NullMarked
package io.millrace.it.dashboards;

import org.jspecify.annotations.NullMarked;
