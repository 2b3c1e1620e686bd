/** Access to Pinot: SQL files, typed literals, and results that are complete or refused. */
@NullMarked
package io.millrace.api.pinot;

import org.jspecify.annotations.NullMarked;
