/** The service as shops and dashboards call it. */
@NullMarked
package io.millrace.it.api;

import org.jspecify.annotations.NullMarked;
