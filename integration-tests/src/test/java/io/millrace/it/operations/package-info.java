/** What those who run the services look at. */
@NullMarked
package io.millrace.it.operations;

import org.jspecify.annotations.NullMarked;
