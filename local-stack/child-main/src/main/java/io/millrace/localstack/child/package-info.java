/** Runs inside every child process of the local stack, before the child's own main class. */
@NullMarked
package io.millrace.localstack.child;

import org.jspecify.annotations.NullMarked;
