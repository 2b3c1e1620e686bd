/** Brings a running Kafka and Pinot to what the catalogue says, and tells beforehand what that takes. */
@NullMarked
package io.millrace.catalog.apply;

import org.jspecify.annotations.NullMarked;
