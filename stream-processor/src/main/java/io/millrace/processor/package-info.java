/** The service that derives streams from streams. */
@NullMarked
package io.millrace.processor;

import org.jspecify.annotations.NullMarked;
