/** Follows a database's log of row changes with Debezium and writes them to Kafka, loss-free. */
@NullMarked
package io.millrace.cdc;

import org.jspecify.annotations.NullMarked;
