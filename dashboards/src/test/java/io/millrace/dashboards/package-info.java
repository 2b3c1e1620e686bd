/** The pages' modules and style sheets, without a browser. */
@NullMarked
package io.millrace.dashboards;

import org.jspecify.annotations.NullMarked;
