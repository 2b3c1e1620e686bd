/** The way to Pinot: SQL files, typed literals, and answers that are whole or refused. */
@NullMarked
package io.millrace.api.pinot;

import org.jspecify.annotations.NullMarked;
