/** The service cdc-connector: reads the row changes in a database's log with Debezium and writes them to Kafka. */
@NullMarked
package io.millrace.cdc;

import org.jspecify.annotations.NullMarked;
