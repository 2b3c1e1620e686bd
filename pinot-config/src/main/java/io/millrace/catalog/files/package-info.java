/** Reads files of the catalogue and collects their problems. */
@NullMarked
package io.millrace.catalog.files;

import org.jspecify.annotations.NullMarked;
