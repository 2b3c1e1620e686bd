/** What differs between the versions of Pinot that one catalogue and one form of query serve: all of it, and only here. */
@NullMarked
package io.millrace.catalog.dialect;

import org.jspecify.annotations.NullMarked;
