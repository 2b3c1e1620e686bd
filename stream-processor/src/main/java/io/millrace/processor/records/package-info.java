/** Events as they stand in topics: read, kept as state, written, and set aside where they can't be read. */
@NullMarked
package io.millrace.processor.records;

import org.jspecify.annotations.NullMarked;
