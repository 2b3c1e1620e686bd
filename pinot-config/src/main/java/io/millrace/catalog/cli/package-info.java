/** The catalogue on the command line: validate, show, plan, apply. */
@NullMarked
package io.millrace.catalog.cli;

import org.jspecify.annotations.NullMarked;
