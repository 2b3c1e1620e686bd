/** Debezium's engine, and the writing of its batches to Kafka. */
@NullMarked
package io.millrace.cdc.engine;

import org.jspecify.annotations.NullMarked;
