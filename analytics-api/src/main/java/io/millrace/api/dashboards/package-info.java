/** What the pages are told of the place that they are shown in. */
@NullMarked
package io.millrace.api.dashboards;

import org.jspecify.annotations.NullMarked;
