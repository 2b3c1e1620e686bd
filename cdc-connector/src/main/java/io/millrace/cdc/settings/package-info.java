/** The settings, and the kinds of databases that they choose from. */
@NullMarked
package io.millrace.cdc.settings;

import org.jspecify.annotations.NullMarked;
