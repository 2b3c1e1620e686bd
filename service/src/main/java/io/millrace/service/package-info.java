/** What each service tells of itself in the same way: the health of what it stands on, its log, and traces. */
@NullMarked
package io.millrace.service;

import org.jspecify.annotations.NullMarked;
