/** The shop's own database: its tables, their first rows, and the edits while the shop is open. */
@NullMarked
package io.millrace.simulator.database;

import org.jspecify.annotations.NullMarked;
