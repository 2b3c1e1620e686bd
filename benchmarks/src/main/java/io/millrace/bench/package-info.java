/** Benchmarks: each measures a running Millrace over its public interfaces. They are run by hand, never by the build. */
@NullMarked
package io.millrace.bench;

import org.jspecify.annotations.NullMarked;
