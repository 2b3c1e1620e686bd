/** What all services share: health probes of their dependencies, the log, and traces. */
@NullMarked
package io.millrace.service;

import org.jspecify.annotations.NullMarked;
