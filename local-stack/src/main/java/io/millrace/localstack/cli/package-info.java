/** The command line: {@code ./millrace up}, {@code down}, {@code status}, {@code reset}, {@code logs}. */
@NullMarked
package io.millrace.localstack.cli;

import org.jspecify.annotations.NullMarked;
