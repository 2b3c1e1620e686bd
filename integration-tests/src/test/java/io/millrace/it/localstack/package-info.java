/** The local stack itself: what it keeps, what it leaves behind, and what it says when it can't start. */
@NullMarked
package io.millrace.it.localstack;

import org.jspecify.annotations.NullMarked;
