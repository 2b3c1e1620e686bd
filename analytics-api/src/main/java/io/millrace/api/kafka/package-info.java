/** Access to Kafka: writing with acknowledgement, offsets, and compacted topics. */
@NullMarked
package io.millrace.api.kafka;

import org.jspecify.annotations.NullMarked;
