/** Rows: read from Debezium's envelopes, and turned into events. */
@NullMarked
package io.millrace.cdc.rows;

import org.jspecify.annotations.NullMarked;
