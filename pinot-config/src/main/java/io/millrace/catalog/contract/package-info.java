/** Checks events against the contract of their stream, and describes the refused ones. */
@NullMarked
package io.millrace.catalog.contract;

import org.jspecify.annotations.NullMarked;
