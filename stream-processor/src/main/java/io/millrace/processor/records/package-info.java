/**
 * Events in topics: reads and writes them, keeps them as state, and makes failed events of those that can't be read.
 */
@NullMarked
package io.millrace.processor.records;

import org.jspecify.annotations.NullMarked;
