/** Ingest: what shops post into the streams. */
@NullMarked
package io.millrace.api.streams;

import org.jspecify.annotations.NullMarked;
