/** The catalogue of streams: what each one is made of, whether it holds together, and which events it lets in. */
@NullMarked
package io.millrace.catalog;

import org.jspecify.annotations.NullMarked;
