/** The settings that the dashboards' pages read. */
@NullMarked
package io.millrace.api.dashboards;

import org.jspecify.annotations.NullMarked;
