/** Queries about customers. */
@NullMarked
package io.millrace.api.users;

import org.jspecify.annotations.NullMarked;
