/** The way to Kafka: publishing with acknowledgement, and the ends of topics. */
@NullMarked
package io.millrace.api.kafka;

import org.jspecify.annotations.NullMarked;
