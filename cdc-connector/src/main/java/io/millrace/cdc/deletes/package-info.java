/** Deletes that the database's log doesn't have: rows that are gone when a snapshot ends, and TRUNCATE. */
@NullMarked
package io.millrace.cdc.deletes;

import org.jspecify.annotations.NullMarked;
