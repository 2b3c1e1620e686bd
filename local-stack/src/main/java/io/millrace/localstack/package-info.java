/** Real Kafka, Pinot and MariaDB as child processes, for {@code ./millrace up}, the integration tests and the benchmarks. */
@NullMarked
package io.millrace.localstack;

import org.jspecify.annotations.NullMarked;
