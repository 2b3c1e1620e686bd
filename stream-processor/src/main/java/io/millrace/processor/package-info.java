/** The service that derives streams from other streams. */
@NullMarked
package io.millrace.processor;

import org.jspecify.annotations.NullMarked;
