/** Tests of the streams that the stream processor derives, and of what becomes of them when it dies. */
@NullMarked
package io.millrace.it.processor;

import org.jspecify.annotations.NullMarked;
