/** Tests of the whole, on real Kafka and Pinot, with the services as they are deployed. */
@NullMarked
package io.millrace.it;

import org.jspecify.annotations.NullMarked;
