/** Kafka: its clients, the connector's own topics, and reading streams back. */
@NullMarked
package io.millrace.cdc.kafka;

import org.jspecify.annotations.NullMarked;
