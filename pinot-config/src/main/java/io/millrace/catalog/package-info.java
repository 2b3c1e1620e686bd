/** The catalogue of streams: what each one is made of, and whether it holds together. */
@NullMarked
package io.millrace.catalog;

import org.jspecify.annotations.NullMarked;
