/** The catalogue, applied to a real Kafka and Pinot. */
@NullMarked
package io.millrace.it.catalog;

import org.jspecify.annotations.NullMarked;
