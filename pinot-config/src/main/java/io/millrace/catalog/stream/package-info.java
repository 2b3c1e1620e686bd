/** Streams and compacted topics, as their files define them. Reading does not check whether the files fit together. */
@NullMarked
package io.millrace.catalog.stream;

import org.jspecify.annotations.NullMarked;
