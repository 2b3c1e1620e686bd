/** Runs Pinot's roles and their ZooKeeper in one process, all on the loopback address. */
@NullMarked
package io.millrace.localstack.pinot;

import org.jspecify.annotations.NullMarked;
