/** The service: what shops post comes in here, and what dashboards ask goes out. */
@NullMarked
package io.millrace.api;

import org.jspecify.annotations.NullMarked;
