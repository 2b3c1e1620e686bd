/** Plans and applies the changes that bring Kafka and Pinot to the catalogue. */
@NullMarked
package io.millrace.catalog.apply;

import org.jspecify.annotations.NullMarked;
