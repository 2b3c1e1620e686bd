/** Ingest: events that shops post to streams. */
@NullMarked
package io.millrace.api.streams;

import org.jspecify.annotations.NullMarked;
