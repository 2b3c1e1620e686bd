/** Kafka records: what is written to the streams, and the comparison value of each version of a row. */
@NullMarked
package io.millrace.cdc.records;

import org.jspecify.annotations.NullMarked;
